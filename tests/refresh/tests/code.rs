//! JavaScript and TypeScript as they are read.

use crate::constants::{constants, objects_of_errors};
use crate::functions::{definitions, function};
use crate::tokens::{Code, Token};

#[test]
fn constants_stand_in_enums_and_objects() {
    let code = r#"
        import other from './other';
        export interface IConstants { error: { BUSY: string; }; }
        const logger = 'it\'s none';
        const constants: IConstants = {
            error: { 'BUSY': 'busy', ERROR: "error" },
            mode: { FILE: 'file' }
        };
        export enum Kinds { GENERAL = `general`, PLAIN, /*/ TRAP = 'trap', /*/ LAST = 'last' }
        export default constants;
    "#;
    let code = Code::read(code);
    let found = |object| constants(&code, object, false);
    assert_eq!(found("error"), [("BUSY", "busy"), ("ERROR", "error")]);
    assert_eq!(found("mode"), [("FILE", "file")]);
    assert_eq!(found("Kinds"), [("GENERAL", "general"), ("LAST", "last")]);
    assert_eq!(found("default"), []);
    assert_eq!(objects_of_errors(&code), [("error", vec!["BUSY", "ERROR"])]);
}

#[test]
fn a_file_that_is_one_catalog_can_have_constants_at_its_top() {
    let code = Code::read(
        "
        const INTERNAL = 'internal';
        export const PLAIN = 'plain';
        export const TYPED: string = 'typed';
        export const ALIAS = Errors.PLAIN;
        export default { INSIDE: 'inside' };
    ",
    );
    let all = [("PLAIN", "plain"), ("TYPED", "typed"), ("INSIDE", "inside")];
    assert_eq!(constants(&code, "Errors", true), all);
    assert_eq!(constants(&code, "Errors", false), []);
}

#[test]
fn functions_are_found_by_the_names_that_they_are_given() {
    let code = Code::read(
        "
        const table: ITable = { error: 'none' };
        class Room {
            constructor(a) { here(1); }
            get name(): string { if (a) { for (;;) { here(2); } } else { here(3); } }
            async join<T>(a: (b: T) => void): Promise<Array<T> | null> { list.map(x => { here(4); }); }
            leave = async (): Promise<void> => { try { here(5); } catch (e) { here(6); } };
        }
        Room.prototype.end = function() { here(7); };
        const part = x => { here(8); };
        export default { start: function() { here(9); }, stop(a) { here(10); } };
        function last() { here(11); }
        here(12);
    ",
    );
    let here = |at: &usize| code.tokens[*at] == Token::Word("here");
    let places = (0..code.tokens.len()).filter(here);
    let functions: Vec<_> = places.map(|at| function(&code, at)).collect();
    assert_eq!(
        functions,
        [
            "constructor",
            "name",
            "name",
            "join",
            "leave",
            "leave",
            "end",
            "part",
            "start",
            "stop",
            "last",
            ""
        ]
    );
    let names: Vec<_> = definitions(&code).map(|(name, _)| name).collect();
    let expected = [
        "constructor",
        "name",
        "join",
        "leave",
        "end",
        "part",
        "start",
        "stop",
        "last",
    ];
    assert_eq!(names, expected);
}

/// Whatever it is fed, it comes to an end.
#[test]
fn code_that_breaks_off_is_read() {
    for code in [
        "'", "`${", "`${'", "/* ", "/[", "a(", "}", "x = /", "\\", "`\\", "({[", "=> {",
    ] {
        let code = Code::read(code);
        let names: Vec<_> = definitions(&code).map(|(name, _)| name).collect();
        assert!(names.is_empty());
    }
}

//! What it costs to compile a catalog.

use crate::cargo::{Package, facade};
use crate::sets::{Error, errors};
use crate::{count, peers, table};

const STRUM: &str = "strum = { version = \"0.28\", features = [\"derive\"] }\nthiserror = \"2\"";
const PHF: &str = "phf = { version = \"0.14\", features = [\"macros\"] }";

fn catalog(errors: &[Error]) -> Package {
    let name = format!("catalog-{}", errors.len());
    let files = [
        ("src/lib.rs", peers::catalog("../spec.toml")),
        ("spec.toml", peers::spec(errors)),
    ];
    Package::new(
        &name,
        &facade(),
        &files.each_ref().map(|(path, text)| (*path, &**text)),
    )
}

fn strum(errors: &[Error]) -> Package {
    let name = format!("strum-{}", errors.len());
    Package::new(&name, STRUM, &[("src/lib.rs", &peers::strum(errors))])
}

pub fn run(slow: bool) {
    table::head(
        "Build of a crate with the catalog, to strum and thiserror (check, million instructions)",
        &table::COLUMNS,
    );
    for (size, gate) in [(27, 0.27), (1_000, 0.08)] {
        let errors = errors(size);
        let (ours, theirs) = (
            count::check(&catalog(&errors)),
            count::check(&strum(&errors)),
        );
        let measured = format!("{ours:.0} to {theirs:.0}");
        table::row(
            &format!("check, {size} errors"),
            &measured,
            Some(ours / theirs),
            Some(gate),
        );
    }

    table::head("The same in CPU seconds", &table::COLUMNS);
    let seconds = |what: &str, ours: f64, theirs: f64, gate: f64| {
        table::row(
            what,
            &format!("{ours:.2} to {theirs:.2}"),
            Some(ours / theirs),
            Some(gate),
        );
    };
    let (release, check) = (["build", "--release"], ["check"]);
    let source = "src/lib.rs";
    let thousand = errors(1_000);
    let ours = catalog(&thousand).build(&release);
    seconds(
        "release, 1 000, to strum",
        ours,
        strum(&thousand).build(&release),
        0.07,
    );
    let many = errors(10_000);
    let ours = catalog(&many).build(&check);
    seconds(
        "check, 10 000, to strum",
        ours,
        strum(&many).build(&check),
        0.1,
    );
    let ours = catalog(&many).build(&release);
    let plain = peers::plain(&many) + &peers::back(&many);
    let phf = Package::new(
        "phf-10000",
        PHF,
        &[(source, &(plain.clone() + &peers::phf(&many)))],
    );
    seconds(
        "release, 10 000, to phf_map! and a match",
        ours,
        phf.build(&release),
        0.05,
    );
    if slow {
        let by_match = plain + &peers::by_match(&many);
        let by_match = Package::new("match-10000", "", &[(source, &by_match)]);
        seconds(
            "release, 10 000, to two matches",
            ours,
            by_match.build(&release),
            0.01,
        );
    }
    let most = catalog(&errors(50_000)).build(&check);
    table::row("check, 50 000", &format!("{most:.2}"), None, None);
}

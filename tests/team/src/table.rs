//! An error as a column of a database, with rusqlite.

use jitsi_errors::UnknownValue;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};

use crate::booking::BookingError;

impl ToSql for BookingError {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(self.value().into())
    }
}

impl FromSql for BookingError {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        let error = value.as_str()?.parse();
        error.map_err(|unknown: UnknownValue| FromSqlError::Other(Box::new(unknown)))
    }
}

#[cfg(test)]
mod tests {
    use rusqlite::{Connection, Result};

    use crate::booking::BookingError;

    fn table() -> Result<Connection> {
        let table = Connection::open_in_memory()?;
        table.execute_batch("CREATE TABLE failed (error TEXT NOT NULL)")?;
        Ok(table)
    }

    #[test]
    fn rusqlite_stores_each() -> Result<()> {
        let table = table()?;
        for error in BookingError::ALL {
            table.execute("INSERT INTO failed VALUES (?1)", [error])?;
        }
        let mut read = table.prepare("SELECT error FROM failed ORDER BY rowid")?;
        let read: Result<Vec<BookingError>> = read.query_map([], |row| row.get(0))?.collect();
        assert_eq!(read?, BookingError::ALL);
        Ok(())
    }

    #[test]
    fn an_unknown_value_is_an_error_that_names_it() -> Result<()> {
        let table = table()?;
        table.execute("INSERT INTO failed VALUES ('booking.tomorrow')", [])?;
        let read: Result<BookingError> =
            table.query_row("SELECT error FROM failed", [], |row| row.get(0));
        let said = read.expect_err("it is not known").to_string();
        assert!(said.contains("booking.tomorrow"), "{said}");
        Ok(())
    }
}

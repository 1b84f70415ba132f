//! x
use crate::booking::{BookingError, Severity};
use crate::twin;
#[allow(missing_docs)]
impl BookingError {
    const fn twin(self) -> twin::BookingError {
        <twin::BookingError as strum::VariantArray>::VARIANTS[self as usize]
    }
    pub const fn http_status(self) -> u16 {
        self.twin().http_status()
    }
    pub const fn severity(self) -> Severity {
        self.twin().severity()
    }
    pub const fn manual(self) -> Option<&'static str> {
        self.twin().manual()
    }
    pub const fn teams(self) -> &'static [&'static str] {
        self.twin().teams()
    }
}

//! How a log is packed, which its first bytes say.

use std::io::{self, BufReader, Read};

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;
use lzma_rust2::XzReader;

use super::zstd::Zstd;

/// The memory that a log may ask for to be unpacked: what `zstd -19` and `xz -6` need.
///
/// A log says itself how much that is, so a few bytes could ask for gigabytes.
pub const MEMORY: usize = 8 << 20;

/// What can be unpacked.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Packing {
    Gzip,
    Zstd,
    Xz,
    Bzip2,
}

const READ: [(Packing, &[u8]); 5] = [
    (Packing::Gzip, &[0x1f, 0x8b]),
    (Packing::Zstd, &[0x28, 0xb5, 0x2f, 0xfd]),
    // A frame to be skipped, with which some tools begin.
    (Packing::Zstd, &[0x50, 0x2a, 0x4d, 0x18]),
    (Packing::Xz, &[0xfd, b'7', b'z', b'X', b'Z', 0]),
    (Packing::Bzip2, b"BZh"),
];

/// What is refused, with what unpacks it. As text it would hold no error, which would be false.
const REFUSED: [(&str, &str, &[u8]); 10] = [
    ("a zip archive", "unzip -p", b"PK\x03\x04"),
    ("a zip archive", "unzip -p", b"PK\x05\x06"),
    ("a zip archive", "unzip -p", b"PK\x07\x08"),
    ("a 7z archive", "7z x -so", b"7z\xbc\xaf\x27\x1c"),
    ("a rar archive", "unrar p -inul", b"Rar!\x1a\x07"),
    ("packed with lz4", "lz4 -dc", &[0x04, 0x22, 0x4d, 0x18]),
    ("packed with lzip", "lzip -dc", b"LZIP\x01"),
    ("packed with compress", "uncompress -c", &[0x1f, 0x9d]),
    ("UTF-32", "iconv -f UTF-32 -t UTF-8", &[0xff, 0xfe, 0, 0]),
    ("UTF-32", "iconv -f UTF-32 -t UTF-8", &[0, 0, 0xfe, 0xff]),
];

impl Packing {
    /// How a log that begins like this is packed, if it is.
    ///
    /// # Errors
    ///
    /// What it is packed with, if that is not read.
    pub fn of(head: &[u8]) -> io::Result<Option<Self>> {
        let refused = REFUSED.iter().find(|(.., magic)| head.starts_with(magic));
        if let Some((name, command, _)) = refused {
            let message = format!("it is {name}, which is not read; pipe it through `{command}`");
            return Err(io::Error::new(io::ErrorKind::Unsupported, message));
        }
        let known = READ.iter().find(|(_, magic)| head.starts_with(magic));
        Ok(known.map(|(packing, _)| *packing))
    }

    /// Unpacks a log as it is read. Of several that follow each other in one file, all are read.
    pub fn unpack(self, packed: impl Read + Send + 'static) -> Box<dyn Read + Send> {
        let packed = BufReader::with_capacity(1 << 16, packed);
        match self {
            Self::Gzip => Box::new(MultiGzDecoder::new(packed)),
            Self::Zstd => Box::new(Zstd::new(packed)),
            Self::Xz => {
                let limit = u32::try_from(MEMORY / 1024 + 1024).unwrap_or(u32::MAX);
                Box::new(XzReader::new_mem_limit(packed, true, limit))
            }
            Self::Bzip2 => Box::new(MultiBzDecoder::new(packed)),
        }
    }
}

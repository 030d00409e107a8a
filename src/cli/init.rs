//! `rasoat init`: a commented `rasoat.toml` to begin with.

use super::Failure;
use super::args::{Common, InitArgs};
use crate::config::{FILE_NAME, SCHEMA, TEMPLATE};
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

/// Runs the command. An existing file is never overwritten.
pub(super) fn run(args: &InitArgs, common: &Common) -> Result<ExitCode, Failure> {
    let mut out = anstream::stdout();
    let done = if args.schema {
        out.write_all(SCHEMA.as_bytes())
    } else {
        let path = args.folder.join(FILE_NAME);
        write_new(&args.folder, &path).map_err(|e| Failure::plain(format!("{}: {e}", path.display())))?;
        let path = path.display();
        let done = common.lang().say(
            format_args!("Đã ghi {path}. Mở tệp, bỏ dấu # trước khóa cần dùng.\n"),
            format_args!("Written: {path}. Open it and take the # away before the keys that you need.\n"),
        );
        out.write_all(done.as_bytes())
    };
    done.map(|()| ExitCode::SUCCESS).map_err(|e| Failure::plain(e.to_string()))
}

fn write_new(folder: &Path, path: &Path) -> io::Result<()> {
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(TEMPLATE.as_bytes())?;
    file.persist_noclobber(path).map(drop).map_err(|e| match e.error.kind() {
        io::ErrorKind::AlreadyExists => io::Error::new(e.error.kind(), "đã có tệp này, không ghi đè"),
        _ => e.error,
    })
}

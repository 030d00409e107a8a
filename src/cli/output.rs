//! Where results go: standard output, or a file that appears whole or not at all.

use super::args::ColorArg;
use anstream::{AutoStream, ColorChoice};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use tempfile::{Builder, NamedTempFile};

/// A sink for results.
pub(super) enum Output {
    /// Standard output.
    Stdout(BufWriter<AutoStream<io::Stdout>>),
    /// A temporary file beside the target, renamed at the end.
    File(BufWriter<NamedTempFile>, PathBuf),
    /// Something that cannot be replaced by renaming (`/dev/null`, a pipe).
    Device(BufWriter<File>),
}

impl Output {
    /// Opens the target; `None` is standard output.
    ///
    /// # Errors
    /// If the folder does not exist or may not be written.
    pub(super) fn open(target: Option<&Path>, color: ColorArg) -> io::Result<Output> {
        let Some(target) = target else {
            return Ok(Output::Stdout(BufWriter::new(AutoStream::new(io::stdout(), choice(color)))));
        };
        // A link stays a link: its target is replaced.
        let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        let existing = fs::metadata(&target).ok();
        if let Some(existing) = &existing
            && !existing.is_file()
        {
            return Ok(Output::Device(BufWriter::new(File::options().write(true).open(&target)?)));
        }
        let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let mut builder = Builder::new();
        builder.prefix(".rasoat-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            // Temporary files are private; this one becomes an ordinary file (the process's mask applies).
            builder.permissions(fs::Permissions::from_mode(0o666));
        }
        let file = builder.tempfile_in(folder)?;
        if let Some(existing) = existing {
            file.as_file().set_permissions(existing.permissions())?;
        }
        Ok(Output::File(BufWriter::new(file), target))
    }

    /// Whether escapes for colours make sense.
    pub(super) fn colored(&self, color: ColorArg) -> bool {
        match self {
            Output::Stdout(out) => out.get_ref().current_choice() != ColorChoice::Never,
            Output::File(..) | Output::Device(_) => color == ColorArg::Always,
        }
    }

    /// Completes the output: a file appears under its name only now.
    ///
    /// # Errors
    /// As the system says.
    pub(super) fn finish(self) -> io::Result<()> {
        match self {
            Output::Stdout(mut out) => out.flush(),
            Output::File(out, target) => {
                let file = out.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.as_file().sync_all()?;
                file.persist(target).map_err(|e| e.error)?;
                Ok(())
            }
            Output::Device(mut out) => out.flush(),
        }
    }
}

/// A reader that went away is [`io::ErrorKind::BrokenPipe`].
impl Write for Output {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        match self {
            Output::Stdout(out) => out.write(piece),
            Output::File(out, _) => out.write(piece),
            Output::Device(out) => out.write(piece),
        }
    }

    /// Shows what was written so far to someone who reads along; a file appears as a whole anyway.
    fn flush(&mut self) -> io::Result<()> {
        match self {
            Output::Stdout(out) => out.flush(),
            Output::File(..) | Output::Device(_) => Ok(()),
        }
    }
}

fn choice(color: ColorArg) -> ColorChoice {
    match color {
        ColorArg::Auto => AutoStream::choice(&io::stdout()),
        ColorArg::Always => ColorChoice::AlwaysAnsi,
        ColorArg::Never => ColorChoice::Never,
    }
}

//! Which files a run is about.

use crate::error::ReadError;
use ignore::WalkBuilder;
use std::path::Path;

/// Extensions that are read when a folder is walked; a file that is named is always read.
const READ: [&str; 3] = ["txt", "md", "markdown"];

/// Extensions of documents that are met in folders and cannot be read yet.
const SKIPPED: [&str; 10] = ["doc", "docx", "pdf", "odt", "rtf", "xls", "xlsx", "ods", "htm", "html"];

/// One thing to check: a file, or the reason why there is none.
#[derive(Debug)]
pub(super) struct Input {
    /// As the user gave it, or below the folder that the user gave; "-" for standard input.
    pub(super) path: String,
    /// A folder that cannot be listed or has nothing in it.
    pub(super) error: Option<ReadError>,
}

/// The files of a run, in the order given and, inside a folder, by name.
#[derive(Debug, Default)]
pub(super) struct Inputs {
    /// What is checked.
    pub(super) files: Vec<Input>,
    /// Documents in folders that were passed over because their format is not read.
    pub(super) skipped: usize,
}

/// Finds the files below `paths`.
pub(super) fn find(paths: &[String]) -> Inputs {
    let mut inputs = Inputs::default();
    for path in paths {
        if path != "-" && Path::new(path).is_dir() {
            walk(path, &mut inputs);
        } else {
            inputs.files.push(Input { path: path.clone(), error: None });
        }
    }
    inputs
}

fn walk(folder: &str, inputs: &mut Inputs) {
    let before = inputs.files.len();
    // Hidden files are passed over, and .gitignore holds outside a repository too.
    let walk = WalkBuilder::new(folder).require_git(false).sort_by_file_name(std::ffi::OsStr::cmp).build();
    for entry in walk {
        match entry {
            Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                let extension =
                    entry.path().extension().map(|e| e.to_string_lossy().to_lowercase()).unwrap_or_default();
                if READ.contains(&extension.as_str()) {
                    inputs.files.push(Input { path: shown(entry.path()), error: None });
                } else if SKIPPED.contains(&extension.as_str()) {
                    inputs.skipped += 1;
                }
            }
            Ok(_) => {}
            Err(error) => {
                let path = broken(&error).map_or_else(|| folder.to_owned(), shown);
                let error = error.into_io_error().unwrap_or_else(|| std::io::Error::other("không duyệt được thư mục"));
                inputs.files.push(Input { path, error: Some(error.into()) });
            }
        }
    }
    if inputs.files.len() == before {
        inputs.files.push(Input { path: folder.to_owned(), error: Some(ReadError::EmptyFolder) });
    }
}

/// "./a.txt" for the folder "." is shown as "a.txt".
fn shown(path: &Path) -> String {
    path.strip_prefix(".").unwrap_or(path).to_string_lossy().into_owned()
}

/// The path that an error of the walk is about.
fn broken(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => broken(err),
        _ => None,
    }
}

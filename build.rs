//! Makes at build time what a run must not pay for: the table of rule pages.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rules");
    fs::write(out.join("pages.rs"), pages(&root.join("rules"))).expect("OUT_DIR is writable");
}

/// The head of a rule page; see CONTRIBUTING.md.
#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct PageHead {
    title: String,
    title_en: String,
    summary_en: String,
    severity: String,
    #[serde(default = "high")]
    confidence: String,
    #[serde(default = "none")]
    fix: String,
    since: String,
    #[serde(default)]
    law: Vec<String>,
    /// What stood in the place of `law`, with its last day: `[["2025-03-31", "80/2015/QH13 Điều 154"]]`, oldest first.
    #[serde(default)]
    former_law: Vec<Vec<String>>,
    #[serde(default)]
    regimes: Vec<String>,
}

fn high() -> String {
    "high".to_owned()
}

fn none() -> String {
    "none".to_owned()
}

/// Rust source of the table of pages, sorted by identity.
fn pages(rules: &Path) -> String {
    let mut pages = Vec::new();
    for group in sorted(rules).into_iter().filter(|p| p.is_dir() && !p.ends_with("regulations")) {
        for page in sorted(&group).into_iter().filter(|p| p.extension().is_some_and(|e| e == "md")) {
            let id = format!("{}/{}", stem(&group), stem(&page));
            let text = fs::read_to_string(&page).unwrap_or_else(|e| panic!("{}: {e}", page.display()));
            let head = text
                .strip_prefix("+++\n")
                .and_then(|rest| rest.split_once("\n+++\n"))
                .unwrap_or_else(|| panic!("{}: a rule page begins with a TOML head between +++ lines", page.display()))
                .0;
            let head: PageHead = toml::from_str(head).unwrap_or_else(|e| panic!("{}: {e}", page.display()));
            pages.push((id, page, head));
        }
    }
    let mut source = String::from("pub(crate) static PAGES: &[Page] = &[\n");
    for (id, path, head) in pages {
        let severity = match head.severity.as_str() {
            "error" => "Some(Severity::Error)",
            "warning" => "Some(Severity::Warning)",
            "info" => "Some(Severity::Info)",
            "off" => "None",
            other => panic!("{}: severity {other:?}: error, warning, info or off", path.display()),
        };
        let confidence = match head.confidence.as_str() {
            "high" => "High",
            "medium" => "Medium",
            "low" => "Low",
            other => panic!("{}: confidence {other:?}: high, medium or low", path.display()),
        };
        let fix = match head.fix.as_str() {
            "safe" => "Some(Applicability::Safe)",
            "suggested" => "Some(Applicability::Suggested)",
            "none" => "None",
            other => panic!("{}: fix {other:?}: safe, suggested or none", path.display()),
        };
        let regimes: String = head.regimes.iter().fold(String::new(), |mut all, regime| {
            let name = match regime.as_str() {
                "nd30" => "Nd30",
                "tt01-2011" => "Tt01",
                "party" => "Party",
                other => panic!("{}: regime {other:?}: nd30, tt01-2011 or party", path.display()),
            };
            let _ = write!(all, "Regime::{name}, ");
            all
        });
        let former_law: String = head.former_law.iter().fold(String::new(), |mut all, entry| {
            let Some((last, places)) = entry.split_first() else {
                panic!("{}: former-law: each entry is its last day and the places of law", path.display());
            };
            let _ = write!(all, "({last:?}, &{places:?}), ");
            all
        });
        let _ = writeln!(
            source,
            "Page {{ id: {id:?}, title: {:?}, title_en: {:?}, summary_en: {:?}, severity: {severity}, \
             confidence: Confidence::{confidence}, fix: {fix}, since: {:?}, law: &{:?}, former_law: &[{former_law}], regimes: &[{regimes}], \
             text: include_str!({:?}) }},",
            head.title, head.title_en, head.summary_en, head.since, head.law, path
        );
    }
    source.push_str("];\n");
    source
}

fn sorted(folder: &Path) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()))
        .map(|entry| entry.expect("folder entries can be listed").path())
        .collect();
    entries.sort();
    entries
}

fn stem(path: &Path) -> &str {
    path.file_stem().and_then(|s| s.to_str()).expect("names under rules/ are UTF-8")
}

//! Makes at build time what a run must not pay for: the table of rule pages, and the law in its compact form.

#[allow(dead_code, unreachable_pub, unused_imports)]
#[path = "src/fold/mod.rs"]
mod fold;
#[allow(dead_code, unreachable_pub)]
#[path = "src/kind.rs"]
mod kind;
#[allow(dead_code, unreachable_pub)]
#[path = "src/number.rs"]
mod number;

/// The part of the law's code that makes the compact form.
#[allow(dead_code, unreachable_pub, unused_imports)]
#[path = "src/regulations"]
mod regulations {
    pub mod compiled;
    pub mod fact;
    pub mod names;
    pub mod record;
}

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn main() {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").expect("cargo sets CARGO_MANIFEST_DIR"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR"));
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=rules");
    fs::write(out.join("pages.rs"), pages(&root.join("rules"))).expect("OUT_DIR is writable");
    law(&root.join("rules/regulations"), &out);
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
    /// Whether what extraction loses (a number, a line of the head) looks like what the rule finds.
    #[serde(default)]
    fragile: bool,
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
             confidence: Confidence::{confidence}, fix: {fix}, since: {:?}, law: &{:?}, former_law: &[{former_law}], \
             regimes: &[{regimes}], fragile: {}, text: include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), \"/rules/{id}.md\")) }},",
            head.title, head.title_en, head.summary_en, head.since, head.law, head.fragile
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

/// Compiles the records of regulations; see `src/regulations/compiled.rs` for the form.
fn law(folder: &Path, out: &Path) {
    let mut records = Vec::new();
    for file in sorted(folder).into_iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
        let text = fs::read_to_string(&file).unwrap_or_else(|e| panic!("{}: {e}", file.display()));
        match stem(&file) {
            "bodies" => fs::write(out.join("bodies.rs"), bodies(&text)).expect("OUT_DIR is writable"),
            "about" => fs::write(out.join("regulations.day"), gathered(&text)).expect("OUT_DIR is writable"),
            "doctrine" => fs::write(out.join("doctrine.rs"), doctrine(&text)).expect("OUT_DIR is writable"),
            "sources" => {}
            _ => records.extend(regulations::record::read(&text).unwrap_or_else(|e| panic!("{}: {e}", file.display()))),
        }
    }
    let compiled = regulations::compiled::encode(&records, 0, &regulations::compiled::unknown)
        .unwrap_or_else(|e| panic!("{}: {e}", folder.display()));
    let bytes: Vec<u8> = compiled.words.iter().flat_map(|word| word.to_ne_bytes()).collect();
    fs::write(out.join("regulations.bin"), bytes).expect("OUT_DIR is writable");
    fs::write(out.join("regulations.txt"), compiled.text).expect("OUT_DIR is writable");
}

/// Rust source of the table of central bodies, sorted by symbol.
fn bodies(text: &str) -> String {
    let mut tables: BTreeMap<String, BTreeMap<String, String>> =
        toml::from_str(text).unwrap_or_else(|e| panic!("bodies.toml: {e}"));
    let bodies: Vec<_> = tables.remove("bodies").expect("bodies.toml has a table bodies").into_iter().collect();
    format!("/// Central bodies by symbol.\nstatic BODIES: &[(&str, &str)] = &{bodies:?};\n")
}

/// Rust source of what the law says of texts whose parent ended, oldest first.
fn doctrine(text: &str) -> String {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "kebab-case")]
    struct Detailing {
        from: Option<toml::value::Datetime>,
        until: Option<toml::value::Datetime>,
        ends_with_parent: bool,
        law: String,
        check: String,
        source: String,
    }
    let mut tables: BTreeMap<String, Vec<Detailing>> =
        toml::from_str(text).unwrap_or_else(|e| panic!("doctrine.toml: {e}"));
    let mut source = String::from(
        "/// What the law says, by the day on which the parent ended.\nstatic DETAILING: &[Doctrine] = &[\n",
    );
    for d in tables.remove("detailing").expect("doctrine.toml has entries detailing") {
        let check =
            regulations::fact::Check::from_slug(&d.check).unwrap_or_else(|| panic!("doctrine.toml: {}", d.check));
        let (from, until) = (days(d.from), days(d.until));
        let _ = writeln!(
            source,
            "Doctrine {{ from: {from:?}, until: {until:?}, ends_with_parent: {}, law: {:?}, check: Check::{check:?}, source: {:?} }},",
            d.ends_with_parent, d.law, d.source
        );
    }
    source.push_str("];\n");
    source
}

/// A day of TOML in days of the common era.
fn days(day: Option<toml::value::Datetime>) -> Option<i32> {
    use chrono::Datelike;
    let day: chrono::NaiveDate = day?.to_string().parse().expect("a day without time");
    Some(day.num_days_from_ce())
}

/// The day up to which the records were gathered, in days of the common era.
fn gathered(text: &str) -> String {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct About {
        gathered: toml::value::Datetime,
    }
    let about: About = toml::from_str(text).unwrap_or_else(|e| panic!("about.toml: {e}"));
    days(Some(about.gathered)).unwrap_or_default().to_string()
}

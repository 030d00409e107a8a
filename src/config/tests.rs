//! What a person meets when the configuration is wrong, and what it means when it is right.

use super::{Config, SCHEMA, TEMPLATE};
use crate::diagnostic::Severity;
use std::collections::BTreeSet;
use std::path::Path;

fn parse(text: &str) -> Result<Config, String> {
    Config::parse(Path::new("ho-so/rasoat.toml"), text.to_owned()).map_err(|e| e.to_string())
}

#[test]
fn an_unknown_key_is_named_with_its_place_and_the_nearest_known_one() {
    insta::assert_snapshot!(parse("[check]\nfail-onn = \"error\"\n").unwrap_err(), @"ho-so/rasoat.toml:2:1: không có khóa “fail-onn”; có phải là “fail-on”?");
}

#[test]
fn an_unknown_rule_is_named_with_its_place_and_the_nearest_known_one() {
    insta::assert_snapshot!(parse("[check]\nselect = [\"date/imposible\"]\n").unwrap_err(), @"ho-so/rasoat.toml:2:11: không có quy tắc hoặc nhóm quy tắc “date/imposible”; có phải là “date/impossible”?");
}

#[test]
fn an_unknown_value_is_named() {
    insta::assert_snapshot!(parse("[check]\nfail-on = \"eror\"\n").unwrap_err(), @"ho-so/rasoat.toml:2:11: không có giá trị “eror”; có phải là “error”?");
}

#[test]
fn a_day_has_one_form() {
    insta::assert_snapshot!(parse("[check]\nas-of = \"1/3/2026\"\n").unwrap_err(), @"ho-so/rasoat.toml:2:9: “1/3/2026” không phải ngày dạng năm-tháng-ngày (2026-03-01)");
}

#[test]
fn paths_are_relative_to_the_folder_and_later_layers_are_stronger() {
    let config = parse(
        "[check.severity]\n\"date\" = \"info\"\n[[paths]]\nmatch = \"luu/**\"\nseverity = { \"date\" = \"off\" }\n",
    )
    .unwrap();
    let layers = |document: &str| -> Vec<Option<Severity>> {
        config.layers(Path::new(document)).flat_map(|s| s.severity.iter().map(|(_, severity)| *severity)).collect()
    };
    assert_eq!(layers("ho-so/moi/a.txt"), [Some(Severity::Info)]);
    assert_eq!(layers("ho-so/luu/2019/a.txt"), [Some(Severity::Info), None]);
}

/// The template with every commented key and table opened.
fn opened() -> String {
    // A line that reads as TOML behind "# " is a key or a table; prose is not.
    TEMPLATE
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if toml::from_str::<toml::Table>(rest).is_ok() && rest.contains(['=', '[']) => rest,
            _ => line,
        })
        .fold(String::new(), |all, line| all + line + "\n")
}

#[test]
fn the_template_is_valid_as_it_is_and_with_every_comment_opened() {
    let config = parse(TEMPLATE).unwrap();
    assert!(config.unit.is_empty() && config.suppressions.is_empty() && config.paths.is_empty());
    let config = parse(&opened()).unwrap();
    assert_eq!((config.paths.len(), config.suppressions.len()), (1, 1));
    assert!(!config.unit.is_empty());
}

/// The keys of a table as the program knows them: what it says when it meets one that it does not.
fn known(table: &str) -> BTreeSet<String> {
    let error = toml::from_str::<super::file::File>(&format!("{table}\nzz = 1\n")).unwrap_err();
    let keys: BTreeSet<String> = error.message().split('`').skip(3).step_by(2).map(str::to_owned).collect();
    assert!(keys.len() > 1, "{}", error.message());
    keys
}

#[test]
fn program_schema_and_template_know_the_same_keys() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let template: toml::Table = toml::from_str(&opened()).unwrap();
    let written = |table: &toml::Table| table.keys().cloned().collect::<BTreeSet<String>>();
    let mut top = BTreeSet::new();
    for (table, listed) in [("check", false), ("paths", true), ("unit", false), ("suppress", true)] {
        top.insert(table.to_owned());
        let head = if listed { format!("[[{table}]]") } else { format!("[{table}]") };
        let known = known(&head);
        let schema = &schema["properties"][table];
        let schema = if listed { &schema["items"] } else { schema };
        let described: BTreeSet<String> = schema["properties"].as_object().unwrap().keys().cloned().collect();
        assert_eq!(described, known, "{table}: schema.json and the program");
        assert_eq!(schema["additionalProperties"], false, "{table}");
        let shown = if listed { template[table][0].as_table() } else { template[table].as_table() };
        assert_eq!(written(shown.unwrap()), known, "{table}: template.toml and the program");
    }
    let described: BTreeSet<String> = schema["properties"].as_object().unwrap().keys().cloned().collect();
    assert_eq!((described, written(&template)), (top.clone(), top));
    assert_eq!(known(""), BTreeSet::from(["check", "paths", "suppress", "unit"].map(str::to_owned)));
}

#[test]
fn the_schema_names_the_values_that_the_program_takes() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    let check = &schema["properties"]["check"]["properties"];
    let defs = &schema["$defs"];
    for (key, values) in [
        ("lang", &check["lang"]["enum"]),
        ("fail-on", &check["fail-on"]["enum"]),
        ("min-confidence", &check["min-confidence"]["enum"]),
        ("state", &defs["state"]["enum"]),
    ] {
        for value in values.as_array().unwrap() {
            parse(&format!("[check]\n{key} = {value}\n")).unwrap_or_else(|e| panic!("{key} = {value}: {e}"));
        }
        assert!(parse(&format!("[check]\n{key} = \"zz\"\n")).is_err());
    }
    for value in defs["severity"]["additionalProperties"]["enum"].as_array().unwrap() {
        parse(&format!("[check.severity]\nbasis = {value}\n")).unwrap_or_else(|e| panic!("severity {value}: {e}"));
    }
}

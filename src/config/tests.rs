//! What a person meets when the configuration is wrong, and what it means when it is right.

use super::{Config, SCHEMA, TEMPLATE};
use crate::diagnostic::Severity;
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
fn what_is_not_applied_yet_is_refused() {
    insta::assert_snapshot!(parse("[unit]\nagencies = [\"a.toml\"]\n").unwrap_err(), @"ho-so/rasoat.toml:1:1: trong [unit], bản này mới dùng được khóa regulations");
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

#[test]
fn the_template_is_valid_as_it_is_and_with_every_comment_opened() {
    parse(TEMPLATE).unwrap();
    // A line that reads as TOML behind "# " is a key or a table; prose is not.
    let opened: String = TEMPLATE
        .lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if toml::from_str::<toml::Table>(rest).is_ok() && rest.contains(['=', '[']) => rest,
            _ => line,
        })
        .fold(String::new(), |all, line| all + line + "\n");
    let config = parse(
        &opened
            .replace("citation/missing-date", "date/impossible")
            .replace("layout/signing-authority", "date/impossible")
            .replace("[\"basis\", \"citation\"]", "[\"date\"]")
            .replace("[\"wording\"]", "[]")
            .replace("[\"layout\"]", "[]"),
    );
    let config = config.unwrap();
    assert_eq!((config.paths.len(), config.suppressions.len()), (1, 1));
}

#[test]
fn the_schema_names_the_same_keys_as_the_program() {
    let schema: serde_json::Value = serde_json::from_str(SCHEMA).unwrap();
    for table in ["check", "unit"] {
        for key in schema["properties"][table]["properties"].as_object().unwrap().keys() {
            // A value of no fitting type: the error must not be that the key is unknown.
            let error = parse(&format!("[{table}]\n{key} = 1.5\n")).unwrap_err();
            assert!(!error.contains("không có khóa"), "{table}.{key}: {error}");
        }
    }
    let refused = parse("[check]\nx = 1\n").unwrap_err();
    assert!(refused.contains("không có khóa “x”"), "{refused}");
}

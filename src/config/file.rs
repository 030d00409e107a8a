//! The form of `rasoat.toml`.

use super::suppression::SuppressionEntry;
use super::unit::Unit;
use super::{ConfigError, Place, Problem};
use crate::diagnostic::{Confidence, Severity};
use crate::resolve::document::State;
use crate::rules::Lang;
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

/// The whole file as written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct File {
    #[serde(rename = "check")]
    pub(super) settings: SettingsEntry,
    pub(super) paths: Vec<PathEntry>,
    pub(super) unit: Unit,
    pub(super) suppress: Vec<SuppressionEntry>,
}

/// `[check]` as written.
#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct SettingsEntry {
    lang: Option<LangName>,
    fail_on: Option<FailOn>,
    min_confidence: Option<ConfidenceName>,
    state: Option<StateName>,
    as_of: Option<Spanned<String>>,
    select: Vec<Spanned<String>>,
    ignore: Vec<Spanned<String>>,
    severity: BTreeMap<Spanned<String>, SeverityName>,
}

/// `[[paths]]` as written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct PathEntry {
    #[serde(rename = "match")]
    pub(super) pattern: Spanned<String>,
    state: Option<StateName>,
    as_of: Option<Spanned<String>>,
    #[serde(default)]
    select: Vec<Spanned<String>>,
    #[serde(default)]
    ignore: Vec<Spanned<String>>,
    #[serde(default)]
    severity: BTreeMap<Spanned<String>, SeverityName>,
}

/// Settings; `None` and empty mean "not said here".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Settings {
    /// Language of messages.
    pub lang: Option<Lang>,
    /// The severity from which the exit status is 1.
    pub fail_on: Option<FailOn>,
    /// Findings below are not shown.
    pub min_confidence: Option<Confidence>,
    /// Draft or final.
    pub state: Option<State>,
    /// The day of judgement.
    pub as_of: Option<NaiveDate>,
    /// Only these rules or groups.
    pub select: Vec<String>,
    /// Not these rules or groups.
    pub ignore: Vec<String>,
    /// Severity by rule or group; `None` turns it off.
    pub severity: Vec<(String, Option<Severity>)>,
}

/// Settings for documents whose path matches.
#[derive(Clone, Debug)]
pub struct PathSettings {
    /// The glob, as written.
    pub pattern: String,
    /// The settings.
    pub settings: Settings,
}

/// When the exit status is 1.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// At an error.
    Error,
    /// At a warning or error.
    Warning,
    /// At any finding.
    Info,
    /// Never.
    Never,
}

impl FailOn {
    /// Whether a finding of that severity fails the run.
    #[must_use]
    pub fn fails(self, severity: Severity) -> bool {
        match self {
            Self::Error => severity >= Severity::Error,
            Self::Warning => severity >= Severity::Warning,
            Self::Info => true,
            Self::Never => false,
        }
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum LangName {
    Vi,
    En,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum ConfidenceName {
    Low,
    Medium,
    High,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StateName {
    Draft,
    Final,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum SeverityName {
    Error,
    Warning,
    Info,
    Off,
}

impl SettingsEntry {
    pub(super) fn verified(self, place: &Place<'_>) -> Result<Settings, ConfigError> {
        Ok(Settings {
            lang: self.lang.map(|name| match name {
                LangName::Vi => Lang::Vi,
                LangName::En => Lang::En,
            }),
            fail_on: self.fail_on,
            min_confidence: self.min_confidence.map(|name| match name {
                ConfidenceName::Low => Confidence::Low,
                ConfidenceName::Medium => Confidence::Medium,
                ConfidenceName::High => Confidence::High,
            }),
            state: self.state.map(state),
            as_of: day(place, self.as_of.as_ref())?,
            select: rules(place, &self.select)?,
            ignore: rules(place, &self.ignore)?,
            severity: severities(place, self.severity)?,
        })
    }
}

impl PathEntry {
    pub(super) fn verified(self, place: &Place<'_>) -> Result<PathSettings, ConfigError> {
        Ok(PathSettings {
            pattern: self.pattern.into_inner(),
            settings: Settings {
                state: self.state.map(state),
                as_of: day(place, self.as_of.as_ref())?,
                select: rules(place, &self.select)?,
                ignore: rules(place, &self.ignore)?,
                severity: severities(place, self.severity)?,
                ..Settings::default()
            },
        })
    }
}

fn state(name: StateName) -> State {
    match name {
        StateName::Draft => State::Draft,
        StateName::Final => State::Final,
    }
}

fn rules(place: &Place<'_>, names: &[Spanned<String>]) -> Result<Vec<String>, ConfigError> {
    names.iter().map(|name| place.rule(name)).collect()
}

fn severities(
    place: &Place<'_>,
    given: BTreeMap<Spanned<String>, SeverityName>,
) -> Result<Vec<(String, Option<Severity>)>, ConfigError> {
    given
        .into_iter()
        .map(|(name, severity)| {
            let severity = match severity {
                SeverityName::Error => Some(Severity::Error),
                SeverityName::Warning => Some(Severity::Warning),
                SeverityName::Info => Some(Severity::Info),
                SeverityName::Off => None,
            };
            Ok((place.rule(&name)?, severity))
        })
        .collect()
}

/// A day as `2026-03-01`.
pub(super) fn day(place: &Place<'_>, given: Option<&Spanned<String>>) -> Result<Option<NaiveDate>, ConfigError> {
    given
        .map(|text| {
            text.get_ref().parse().map_err(|_| place.error(text.span(), Problem::Day(text.get_ref().clone()), None))
        })
        .transpose()
}

//! Which settings hold for which document: defaults, then `rasoat.toml`, then the command line, later ones stronger.

use super::Failure;
use super::args::{CheckArgs, Common};
use crate::config::{Config, FailOn};
use crate::diagnostic::{Confidence, Diagnostic};
use crate::lexicon::Lexicon;
use crate::regulations::Regulations;
use crate::regulations::papers::OwnPaper;
use crate::resolve::Settings;
use crate::resolve::document::State;
use crate::rules::{self, Acceptance, Lang, Selection, Standing};
use crate::source::Source;
use crate::{Checked, Checker};
use chrono::NaiveDate;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

/// Every configuration of a run.
pub(super) struct Project {
    configs: Vec<Configured>,
    /// The configuration of each folder met, as an index into `configs`.
    folders: HashMap<PathBuf, Option<usize>>,
    /// The one that `--config` names; it holds for every document.
    given: bool,
    /// What the command line says.
    asked: Asked,
    /// For documents without configuration.
    plain: Checker,
}

/// One configuration file, what it makes of law and words, and what came of its suppressions.
struct Configured {
    config: Config,
    /// For the documents that it holds for, where the unit adds to law or words.
    checker: Option<Checker>,
    /// Parallel to [`Config::suppressions`]: whether it covered a finding.
    used: Vec<AtomicBool>,
    /// Parallel to [`Config::suppressions`]: whether a document that it speaks of was checked.
    met: Vec<AtomicBool>,
}

/// What the command line says of a check.
#[derive(Clone, Debug)]
pub(super) struct Asked {
    pub(super) lang: Option<Lang>,
    pub(super) as_of: Option<NaiveDate>,
    pub(super) state: Option<State>,
    pub(super) select: Vec<String>,
    pub(super) ignore: Vec<String>,
    pub(super) min_confidence: Option<Confidence>,
    pub(super) fail_on: Option<FailOn>,
    pub(super) today: NaiveDate,
}

impl Asked {
    /// From the arguments of `check`.
    pub(super) fn from_check(args: &CheckArgs, common: &Common, today: NaiveDate) -> Asked {
        let state = match (args.draft, args.final_) {
            (true, _) => Some(State::Draft),
            (_, true) => Some(State::Final),
            _ => None,
        };
        Asked {
            as_of: args.as_of,
            state,
            select: args.select.clone(),
            ignore: args.ignore.clone(),
            min_confidence: args.min_confidence.map(Into::into),
            fail_on: args.fail_on.map(Into::into),
            ..Asked::nothing(common, today)
        }
    }

    /// Nothing but the language.
    pub(super) fn nothing(common: &Common, today: NaiveDate) -> Asked {
        Asked {
            lang: common.asked_lang(),
            as_of: None,
            state: None,
            select: Vec::new(),
            ignore: Vec::new(),
            min_confidence: None,
            fail_on: None,
            today,
        }
    }
}

impl Project {
    /// Finds the configuration of every document, or takes the one that is named.
    ///
    /// # Errors
    /// If a configuration that holds cannot be used.
    pub(super) fn find<'a>(
        named: Option<&Path>,
        documents: impl Iterator<Item = &'a str>,
        asked: Asked,
    ) -> Result<Project, Failure> {
        let plain = checker(Regulations::embedded(), Lexicon::embedded(), &asked);
        let mut project =
            Project { configs: Vec::new(), folders: HashMap::new(), given: named.is_some(), asked, plain };
        if let Some(path) = named {
            project.add(path)?;
        }
        for document in documents {
            if named.is_some() {
                break;
            }
            let folder = folder_of(document);
            if !project.folders.contains_key(&folder) {
                let found = project.discover(&folder)?;
                project.folders.insert(folder, found);
            }
        }
        let lang = project.lang();
        project.plain.lang = lang;
        project.configs.iter_mut().filter_map(|c| c.checker.as_mut()).for_each(|checker| checker.lang = lang);
        Ok(project)
    }

    fn discover(&mut self, folder: &Path) -> Result<Option<usize>, Failure> {
        let Some(path) = Config::find(folder) else { return Ok(None) };
        if let Some(known) = self.configs.iter().position(|c| c.config.path == path) {
            return Ok(Some(known));
        }
        self.add(&path).map(Some)
    }

    fn add(&mut self, path: &Path) -> Result<usize, Failure> {
        let lang = self.lang();
        let unusable = |e: crate::config::ConfigError| Failure::plain(e.message(lang));
        let config = Config::load(path).map_err(unusable)?;
        // Law and words are put together once a configuration, and only where the unit adds to them.
        let checker = if config.unit.is_empty() {
            None
        } else {
            let (law, words) = config.law_and_words().map_err(unusable)?;
            Some(checker(law, words, &self.asked))
        };
        let flags = || config.suppressions.iter().map(|_| AtomicBool::new(false)).collect();
        self.configs.push(Configured { used: flags(), met: flags(), checker, config });
        Ok(self.configs.len() - 1)
    }

    fn configured(&self, document: &str) -> Option<&Configured> {
        if self.given {
            return self.configs.first();
        }
        self.configs.get((*self.folders.get(&folder_of(document))?)?)
    }

    /// The configuration that holds for a document.
    pub(super) fn config(&self, document: &str) -> Option<&Config> {
        self.configured(document).map(|configured| &configured.config)
    }

    /// Identities of the rules that do not run for a document.
    pub(super) fn rules_off(&self, document: &str) -> Vec<&'static str> {
        let selection = self.selection(self.configured(document), document);
        rules::all().map(|rule| rule.page).filter(|page| !selection.runs(page)).map(|page| page.id).collect()
    }

    /// The language of the run: asked for, or said by the first configuration that says one.
    pub(super) fn lang(&self) -> Lang {
        let configured = self.configs.iter().find_map(|c| c.config.general.lang);
        self.asked.lang.or(configured).unwrap_or_default()
    }

    /// What a document is checked with: its unit's law and words.
    pub(super) fn checker(&self, document: &str) -> &Checker {
        self.configured(document).map_or(&self.plain, |configured| self.checker_of(configured))
    }

    fn checker_of<'a>(&'a self, configured: &'a Configured) -> &'a Checker {
        configured.checker.as_ref().unwrap_or(&self.plain)
    }

    /// Makes the documents of the run known to each other.
    pub(super) fn register(&mut self, papers: &[OwnPaper]) {
        for checker in
            std::iter::once(&mut self.plain).chain(self.configs.iter_mut().filter_map(|c| c.checker.as_mut()))
        {
            checker.regulations = std::mem::take(&mut checker.regulations).with_papers(papers);
        }
    }

    /// Checks one document by the settings that hold for it, and takes out what was accepted.
    pub(super) fn check(&self, source: Source) -> Checked {
        let document = source.name.clone();
        let configured = self.configured(&document);
        let settings = self.settings(configured, &document);
        let selection = self.selection(configured, &document);
        let mut checked = self.checker(&document).check_with(source, &settings, &selection);
        if let Some(configured) = configured {
            configured.suppress(&mut checked, &document, self.asked.today);
        }
        checked
    }

    /// The severity from which a document fails the run.
    pub(super) fn fail_on(&self, document: &str) -> FailOn {
        let configured = self.configured(document).and_then(|c| c.config.general.fail_on);
        self.asked.fail_on.or(configured).unwrap_or(FailOn::Error)
    }

    fn settings(&self, configured: Option<&Configured>, document: &str) -> Settings {
        let mut settings = Settings { as_of: None, state: None, today: self.asked.today };
        for layer in configured.iter().flat_map(|c| c.config.layers(Path::new(document))) {
            settings.as_of = layer.as_of.or(settings.as_of);
            settings.state = layer.state.or(settings.state);
        }
        settings.as_of = self.asked.as_of.or(settings.as_of);
        settings.state = self.asked.state.or(settings.state);
        settings
    }

    fn selection(&self, configured: Option<&Configured>, document: &str) -> Selection {
        let mut selection = Selection::default();
        for layer in configured.iter().flat_map(|c| c.config.layers(Path::new(document))) {
            selection.select.extend_from_slice(&layer.select);
            selection.ignore.extend_from_slice(&layer.ignore);
            selection.severity.extend_from_slice(&layer.severity);
            selection.min_confidence = layer.min_confidence.or(selection.min_confidence);
        }
        if !self.asked.select.is_empty() {
            selection.select.clone_from(&self.asked.select);
            // What is asked for by name runs, whatever the configuration ignores.
            selection.ignore.clear();
        }
        selection.ignore.extend_from_slice(&self.asked.ignore);
        selection.min_confidence = self.asked.min_confidence.or(selection.min_confidence);
        selection
    }

    /// After all documents: what is wrong with the suppressions themselves, a configuration file each.
    pub(super) fn audit(&self) -> Vec<Checked> {
        self.configs
            .iter()
            .filter(|configured| !configured.config.suppressions.is_empty())
            .map(|configured| {
                let name = configured.config.path.display().to_string();
                let source = Source::identical(name.clone(), configured.config.text.clone());
                let selection = self.selection(Some(configured), &name);
                self.checker_of(configured).judge(source, &configured.acceptances(self.asked.today), &selection)
            })
            .filter(|checked| !checked.diagnostics.is_empty())
            .collect()
    }
}

impl Configured {
    fn suppress(&self, checked: &mut Checked, document: &str, today: NaiveDate) {
        let path = self.config.relative(Path::new(document));
        let holding: Vec<usize> = (0..self.config.suppressions.len())
            .filter(|&i| self.config.suppressions[i].path.is_match(&path))
            .inspect(|&i| self.met[i].store(true, Ordering::Relaxed))
            .filter(|&i| self.config.suppressions[i].standing(today) == Standing::Applied)
            .collect();
        if holding.is_empty() {
            return;
        }
        let diagnostics = std::mem::take(&mut checked.diagnostics);
        let (accepted, kept): (Vec<Diagnostic>, Vec<Diagnostic>) = diagnostics.into_iter().partition(|diagnostic| {
            let covering = holding.iter().find(|&&i| self.config.suppressions[i].covers(checked, diagnostic));
            covering.inspect(|&&i| self.used[i].store(true, Ordering::Relaxed)).is_some()
        });
        checked.diagnostics = kept;
        checked.suppressed = accepted.len();
    }

    /// What came of each suppression.
    fn acceptances(&self, today: NaiveDate) -> Vec<Acceptance> {
        let seen = |flags: &[AtomicBool], i: usize| flags[i].load(Ordering::Relaxed);
        self.config
            .suppressions
            .iter()
            .enumerate()
            .map(|(i, suppression)| {
                let standing = match suppression.standing(today) {
                    Standing::Applied if seen(&self.met, i) && !seen(&self.used, i) => Standing::Unused,
                    standing => standing,
                };
                Acceptance { rule: suppression.rule.clone(), span: suppression.span, standing }
            })
            .collect()
    }
}

/// A checker over law and words, with the rules that run where nothing else is said.
fn checker(regulations: Regulations, lexicon: Lexicon, asked: &Asked) -> Checker {
    Checker {
        regulations,
        lexicon,
        settings: Settings { as_of: asked.as_of, state: asked.state, today: asked.today },
        selection: Selection::default(),
        lang: asked.lang.unwrap_or_default(),
    }
}

/// The folder of a document; standard input is in the current one.
fn folder_of(document: &str) -> PathBuf {
    match Path::new(document).parent() {
        Some(folder) if document != "-" && !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

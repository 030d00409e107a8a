//! Names of bodies, each judged once a document: plans repeat the same few bodies from task to task.

use crate::fold;
use crate::lexicon::Agencies;
use crate::lexicon::agencies::{Found, Wording};
use crate::resolve::document::{Body, Document, Task};
use crate::rules::Context;
use foldhash::HashMap;

/// What is known of a name that a document gives to a body.
#[derive(Debug)]
pub struct Name<'a> {
    /// The name, folded.
    pub key: String,
    /// [`Agencies::find`].
    pub found: Option<Found<'a>>,
    /// [`Agencies::wording`].
    pub wording: Wording,
    /// [`Agencies::identity`].
    pub identity: Option<(String, String)>,
    /// [`Agencies::abbreviation`].
    pub abbreviation: Option<&'a str>,
    /// [`Agencies::says_what_to_do`].
    pub says_what_to_do: bool,
    /// [`Agencies::mixes_levels`].
    pub mixed_levels: Option<(&'a str, &'a str)>,
}

impl<'a> Name<'a> {
    fn of(name: &'a str, agencies: &'a Agencies) -> Self {
        let found = agencies.find(name);
        Name {
            key: fold::key(name),
            found,
            wording: agencies.wording(name),
            identity: agencies.identity(name, found),
            abbreviation: Agencies::abbreviation(name, found),
            says_what_to_do: agencies.says_what_to_do(name, found),
            mixed_levels: agencies.mixes_levels(name),
        }
    }
}

/// The bodies of a document's tasks, each with what is known of its name.
#[derive(Debug)]
pub struct Names<'a> {
    /// Each name once.
    names: Vec<Name<'a>>,
    /// Every body: task by task, those that lead before those that support.
    bodies: Vec<Named<'a>>,
    /// Where in `bodies` each task begins.
    tasks: Vec<u32>,
}

/// A body and its name, as an index into the names.
#[derive(Clone, Copy, Debug)]
struct Named<'a> {
    task: u32,
    name: u32,
    body: &'a Body,
}

impl<'a> Names<'a> {
    /// Judges every name of a document.
    #[must_use]
    pub fn new(document: &'a Document, agencies: &'a Agencies) -> Self {
        let (mut names, mut bodies) = (Vec::new(), Vec::new());
        let mut tasks = Vec::with_capacity(document.tasks.len());
        let mut known: HashMap<&str, u32> = HashMap::default();
        for (task, Task { lead, support, .. }) in document.tasks.iter().enumerate() {
            tasks.push(bodies.len() as u32);
            for body in lead.iter().chain(support) {
                let name = *known.entry(body.name.as_str()).or_insert_with_key(|name| {
                    names.push(Name::of(name, agencies));
                    names.len() as u32 - 1
                });
                bodies.push(Named { task: task as u32, name, body });
            }
        }
        Names { names, bodies, tasks }
    }

    /// Each name once, in the order in which the tasks first have them.
    pub(crate) fn each(&self) -> impl Iterator<Item = &Name<'a>> {
        self.names.iter()
    }

    /// Some bodies of a task: so many, behind those that are passed over.
    fn some(&self, task: usize, over: usize, count: usize) -> impl Iterator<Item = (&'a Body, &Name<'a>)> {
        let from = self.tasks.get(task).map_or(self.bodies.len(), |&first| first as usize + over);
        let some = self.bodies.get(from..from + count).unwrap_or_default();
        some.iter().map(|named| (named.body, &self.names[named.name as usize]))
    }
}

impl<'a> Context<'a> {
    /// The bodies that lead a task of the document, given by its index.
    pub(crate) fn leads(self, task: usize) -> impl Iterator<Item = (&'a Body, &'a Name<'a>)> {
        self.names.some(task, 0, self.document.tasks[task].lead.len())
    }

    /// The bodies that support a task of the document, given by its index.
    pub(crate) fn supports(self, task: usize) -> impl Iterator<Item = (&'a Body, &'a Name<'a>)> {
        let Task { lead, support, .. } = &self.document.tasks[task];
        self.names.some(task, lead.len(), support.len())
    }

    /// Every body that leads or supports a task, with the task.
    pub(crate) fn bodies(self) -> impl Iterator<Item = (&'a Task, &'a Body, &'a Name<'a>)> {
        let Names { names, bodies, .. } = self.names;
        bodies
            .iter()
            .map(move |named| (&self.document.tasks[named.task as usize], named.body, &names[named.name as usize]))
    }
}

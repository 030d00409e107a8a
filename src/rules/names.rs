//! Names of bodies, each looked up once a document: plans repeat the same few bodies from task to task.

use crate::lexicon::Agencies;
use crate::lexicon::agencies::{AgencyId, Found, Wording};
use foldhash::HashMap;
use std::cell::RefCell;

/// What is known of the names that a document uses.
#[derive(Debug)]
pub struct Names<'a> {
    agencies: &'a Agencies,
    // Places in the tables, not references: what a cell holds must not tie the life of the context to it.
    found: RefCell<HashMap<String, Option<(Found<'static>, Places)>>>,
    wordings: RefCell<HashMap<String, Wording>>,
    identities: RefCell<HashMap<String, Option<(String, String)>>>,
    abbreviated: RefCell<HashMap<String, bool>>,
    orders: RefCell<HashMap<String, bool>>,
}

/// Where the references of a [`Found`] lead.
#[derive(Clone, Copy, Debug)]
struct Places {
    agency: Option<AgencyId>,
    unit: Option<usize>,
}

impl<'a> Names<'a> {
    /// Nothing is known yet.
    #[must_use]
    pub fn new(agencies: &'a Agencies) -> Self {
        Self {
            agencies,
            found: RefCell::default(),
            wordings: RefCell::default(),
            identities: RefCell::default(),
            abbreviated: RefCell::default(),
            orders: RefCell::default(),
        }
    }

    /// [`Agencies::find`].
    #[must_use]
    pub fn find(&self, name: &str) -> Option<Found<'a>> {
        if let Some(known) = self.found.borrow().get(name) {
            return known.map(|(found, places)| self.led(found, places));
        }
        let found = self.agencies.find(name);
        let kept = found.map(|found| {
            let unit = found.unit.and_then(|u| self.agencies.units().iter().position(|known| std::ptr::eq(known, u)));
            let places = Places { agency: found.agency.map(|(id, _)| id), unit };
            (
                Found {
                    agency: None,
                    unit: None,
                    level: found.level,
                    nature: found.nature,
                    how: found.how,
                    verb: found.verb,
                },
                places,
            )
        });
        self.found.borrow_mut().insert(name.to_owned(), kept);
        found
    }

    fn led(&self, found: Found<'static>, places: Places) -> Found<'a> {
        Found {
            agency: places.agency.map(|id| (id, self.agencies.get(id))),
            unit: places.unit.and_then(|at| self.agencies.units().get(at)),
            ..found
        }
    }

    /// [`Agencies::wording`].
    #[must_use]
    pub fn wording(&self, name: &str) -> Wording {
        if let Some(&known) = self.wordings.borrow().get(name) {
            return known;
        }
        let wording = self.agencies.wording(name);
        self.wordings.borrow_mut().insert(name.to_owned(), wording);
        wording
    }

    /// [`Agencies::identity`].
    #[must_use]
    pub fn identity(&self, name: &str) -> Option<(String, String)> {
        if let Some(known) = self.identities.borrow().get(name) {
            return known.clone();
        }
        let identity = self.agencies.identity(name, self.find(name));
        self.identities.borrow_mut().insert(name.to_owned(), identity.clone());
        identity
    }

    /// [`Agencies::abbreviation`].
    #[must_use]
    pub fn abbreviation<'n>(&self, name: &'n str) -> Option<&'n str> {
        if self.abbreviated.borrow().get(name) == Some(&false) {
            return None;
        }
        let abbreviation = Agencies::abbreviation(name, self.find(name));
        self.abbreviated.borrow_mut().insert(name.to_owned(), abbreviation.is_some());
        abbreviation
    }

    /// [`Agencies::says_what_to_do`].
    #[must_use]
    pub fn says_what_to_do(&self, name: &str) -> bool {
        if let Some(&known) = self.orders.borrow().get(name) {
            return known;
        }
        let says = self.agencies.says_what_to_do(name, self.find(name));
        self.orders.borrow_mut().insert(name.to_owned(), says);
        says
    }
}

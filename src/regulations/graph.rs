//! The law as a graph for petgraph: its algorithms run on the compact form, nothing is copied.
//!
//! A node is a text, an edge leads from an older text to the newer one that does something to it
//! (against the direction of [`Effect::from`] and [`Effect::to`](super::Effect::to)): who follows the
//! edges goes with time.

use super::{Effect, RegulationId, Regulations};
use petgraph::visit::{
    GraphBase, GraphRef, IntoNeighbors, IntoNodeIdentifiers, NodeCount, NodeIndexable, VisitMap, Visitable,
};

/// The law as a graph, with the effects that `keep` says.
#[derive(Clone, Copy, Debug)]
pub struct Graph<'a, F> {
    law: &'a Regulations,
    keep: F,
}

impl Regulations {
    /// A view for petgraph of the effects that `keep` says.
    pub fn graph<F: Fn(&Effect<'_>) -> bool + Copy>(&self, keep: F) -> Graph<'_, F> {
        Graph { law: self, keep }
    }
}

impl<F: Copy> GraphBase for Graph<'_, F> {
    type EdgeId = (RegulationId, u32);
    type NodeId = RegulationId;
}

impl<F: Copy> GraphRef for Graph<'_, F> {}

impl<F: Copy> NodeCount for Graph<'_, F> {
    fn node_count(&self) -> usize {
        self.law.len() as usize
    }
}

impl<F: Copy> NodeIndexable for Graph<'_, F> {
    fn node_bound(&self) -> usize {
        self.law.len() as usize
    }

    fn to_index(&self, id: RegulationId) -> usize {
        id.0 as usize
    }

    fn from_index(&self, i: usize) -> RegulationId {
        RegulationId(i as u32)
    }
}

/// Texts that were visited, a bit each.
#[derive(Clone, Debug, Default)]
pub struct Visited(Vec<u64>);

impl VisitMap<RegulationId> for Visited {
    fn visit(&mut self, id: RegulationId) -> bool {
        let new = !self.is_visited(&id);
        if let Some(word) = self.0.get_mut(id.0 as usize / 64) {
            *word |= 1 << (id.0 % 64);
        }
        new
    }

    fn is_visited(&self, id: &RegulationId) -> bool {
        self.0.get(id.0 as usize / 64).is_some_and(|word| word >> (id.0 % 64) & 1 == 1)
    }

    fn unvisit(&mut self, id: RegulationId) -> bool {
        let visited = self.is_visited(&id);
        if let Some(word) = self.0.get_mut(id.0 as usize / 64) {
            *word &= !(1 << (id.0 % 64));
        }
        visited
    }
}

impl<F: Copy> Visitable for Graph<'_, F> {
    type Map = Visited;

    fn visit_map(&self) -> Visited {
        Visited(vec![0; self.law.len().div_ceil(64) as usize])
    }

    fn reset_map(&self, map: &mut Visited) {
        *map = self.visit_map();
    }
}

impl<'a, F: Copy> IntoNodeIdentifiers for Graph<'a, F> {
    type NodeIdentifiers = std::iter::Map<std::ops::Range<u32>, fn(u32) -> RegulationId>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        (0..self.law.len()).map(RegulationId as fn(u32) -> RegulationId)
    }
}

impl<F: Fn(&Effect<'_>) -> bool + Copy> IntoNeighbors for Graph<'_, F> {
    type Neighbors = std::vec::IntoIter<RegulationId>;

    fn neighbors(self, id: RegulationId) -> Self::Neighbors {
        let newer: Vec<RegulationId> =
            self.law.effects_on(id).iter().filter(|e| (self.keep)(e)).map(|e| e.from).collect();
        newer.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use crate::regulations::{EffectKind, Regulations, record};
    use petgraph::algo::{has_path_connecting, is_cyclic_directed, tarjan_scc};

    fn chain(last_to_first: bool) -> Regulations {
        let mut text = String::from(
            "['1/2001/NĐ-CP@2001-01-01']\ncheck = 'full-text'\nsource = 's'\n\
             ['2/2002/NĐ-CP@2002-01-01']\ncheck = 'full-text'\nsource = 's'\neffects = [{ replaces = '1/2001/NĐ-CP@2001-01-01' }]\n\
             ['3/2003/NĐ-CP@2003-01-01']\ncheck = 'full-text'\nsource = 's'\neffects = [{ amends = '2/2002/NĐ-CP@2002-01-01' }]\n",
        );
        if last_to_first {
            text.push_str("['4/2004/NĐ-CP@2004-01-01']\ncheck = 'full-text'\nsource = 's'\neffects = [{ replaces = '3/2003/NĐ-CP@2003-01-01' }]\n");
            text = text.replacen(
                "source = 's'\n",
                "source = 's'\neffects = [{ replaces = '4/2004/NĐ-CP@2004-01-01' }]\n",
                1,
            );
        }
        Regulations::from_records(&record::read(&text).unwrap()).unwrap()
    }

    #[test]
    fn algorithms_of_petgraph_run_on_it() {
        let law = chain(false);
        let ids: Vec<_> = law.ids().collect();
        assert!(!is_cyclic_directed(law.graph(|_| true)));
        assert!(has_path_connecting(law.graph(|_| true), ids[0], ids[2], None));
        assert!(!has_path_connecting(law.graph(|e| e.kind == EffectKind::Replaces), ids[0], ids[2], None));
        let round = chain(true);
        assert!(is_cyclic_directed(round.graph(|_| true)));
        assert_eq!(tarjan_scc(round.graph(|_| true)).iter().map(Vec::len).max(), Some(4));
    }
}

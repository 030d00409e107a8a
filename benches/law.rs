//! Questions to a law of 100,000 texts and 200,000 relations, five times what ships: each is to take less than a
//! millisecond. `cargo bench --bench law` prints the time of one question.

use chrono::{Days, NaiveDate};
use divan::{Bencher, black_box};
use rasoat::kind::Kind;
use rasoat::number::Number;
use rasoat::regulations::record::{Record, RecordEffect};
use rasoat::regulations::{Check, EffectKind, RegulationId, Regulations};
use std::cell::Cell;
use std::sync::LazyLock;

fn main() {
    divan::Divan::default().sample_count(100).config_with_args().main();
}

/// Texts; each does two things to older ones.
const TEXTS: u64 = 100_000;

/// A text takes the place of the one so many before it: chains of a hundred.
const CHAIN: u64 = 1_000;

static LAW: LazyLock<Regulations> = LazyLock::new(|| {
    let records: Vec<Record> = (0..TEXTS).map(record).collect();
    Regulations::from_records(&records).unwrap_or_default()
});

fn issued(i: u64) -> NaiveDate {
    NaiveDate::from_ymd_opt(1950, 1, 1).unwrap_or_default() + Days::new(i / 4)
}

fn record(i: u64) -> Record {
    let target = |older: u64| record_key(older);
    let mut effects = Vec::new();
    if let Some(older) = i.checked_sub(CHAIN) {
        effects.push(RecordEffect::new(EffectKind::Replaces, target(older)));
    }
    if let Some(older) = i.checked_sub(1 + i * 7919 % 500) {
        let kind = [EffectKind::Amends, EffectKind::Details, EffectKind::Repeals][(i % 3) as usize];
        effects.push(RecordEffect { part: kind != EffectKind::Details, ..RecordEffect::new(kind, target(older)) });
    }
    Record {
        number: number(i),
        kind: Some(if i.is_multiple_of(100) { Kind::Law } else { Kind::Decree }),
        title: format!("Văn bản về lĩnh vực {}", i % 5_000),
        issuer: "Chính phủ".to_owned(),
        issued: Some(issued(i)),
        effective: Some(issued(i) + Days::new(30)),
        check: Some(Check::FullText),
        source: "Toàn văn".to_owned(),
        effects,
        ..Record::default()
    }
}

fn number(i: u64) -> String {
    format!("{}/{}/NĐ-CP", i % 1_400 + 1, issued(i).format("%Y"))
}

fn record_key(i: u64) -> String {
    rasoat::regulations::record::key(&number(i), Some(issued(i)))
}

/// Asks about one text after the other, far apart, on days through the whole time.
fn ask<T>(bencher: Bencher<'_, '_>, question: impl Fn(RegulationId, NaiveDate) -> T + Sync) {
    assert_eq!(u64::from(LAW.len()), TEXTS);
    let next = Cell::new(0_u64);
    bencher
        .with_inputs(|| {
            next.set((next.get() + 7_919) % TEXTS);
            (RegulationId(next.get() as u32), issued((next.get() * 31) % (2 * TEXTS)))
        })
        .bench_local_values(|(id, day)| black_box(question(id, day)));
}

#[divan::bench]
fn standing_on_a_day(bencher: Bencher<'_, '_>) {
    ask(bencher, |id, day| LAW.status(id, day));
}

#[divan::bench]
fn chain_to_the_successor(bencher: Bencher<'_, '_>) {
    ask(bencher, |id, _| LAW.ending(id, issued(2 * TEXTS)));
}

#[divan::bench]
fn everything_around_a_text(bencher: Bencher<'_, '_>) {
    ask(bencher, |id, day| LAW.portrait(id, day).before.len());
}

#[divan::bench]
fn amendments_up_to_a_day(bencher: Bencher<'_, '_>) {
    ask(bencher, |id, day| LAW.amendments(id, day));
}

#[divan::bench]
fn parents_that_ended(bencher: Bencher<'_, '_>) {
    ask(bencher, |id, day| LAW.parents_ended(id, day));
}

#[divan::bench]
fn damage_two_steps_up(bencher: Bencher<'_, '_>) {
    ask(bencher, |id, day| LAW.indirect_damage(id, day, 2));
}

#[divan::bench]
fn found_by_number(bencher: Bencher<'_, '_>) {
    ask(bencher, |id, _| LAW.with_number(&Number(number(u64::from(id.0))), Some(Kind::Decree)));
}

#[divan::bench]
fn found_by_name(bencher: Bencher<'_, '_>) {
    ask(bencher, |id, _| LAW.with_name(&format!("Luật Văn bản về lĩnh vực {}", id.0 % 5_000), None));
}

/// Not a question of a person: what changes in a window looks at every text.
#[divan::bench(sample_count = 10)]
fn changes_of_ninety_days(bencher: Bencher<'_, '_>) {
    let from = issued(TEXTS / 2);
    LazyLock::force(&LAW);
    bencher.bench(|| LAW.changes(black_box(from), from + Days::new(90)));
}

//! Benchmarks; see README.md.
fn main() {}

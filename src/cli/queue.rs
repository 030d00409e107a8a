//! Many files at once, their results in order, only a window of them in memory.

use rayon::ThreadPool;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::mpsc;
use std::thread;

/// Runs `work` for `0..count` on the pool and hands the results to `emit` in order.
///
/// At most `window` results are under way or waiting, so that one slow item holds up a bounded number of others.
/// When `emit` returns an error, no more work is begun and the error is returned.
pub(super) fn in_order<T: Send, E>(
    pool: &ThreadPool,
    count: usize,
    window: usize,
    work: impl Fn(usize) -> T + Sync,
    mut emit: impl FnMut(T) -> Result<(), E>,
) -> Result<(), E> {
    let work = &work;
    pool.in_place_scope(|scope| {
        let (sender, receiver) = mpsc::channel::<(usize, thread::Result<T>)>();
        let mut waiting: VecDeque<Option<T>> = VecDeque::new();
        let mut begun = 0;
        for emitted in 0..count {
            while begun < count && begun < emitted + window.max(1) {
                let sender = sender.clone();
                let item = begun;
                scope.spawn(move |_| {
                    // A panic is handed on: the caller would wait for ever for a result that never comes.
                    let result = catch_unwind(AssertUnwindSafe(|| work(item)));
                    // The receiver is gone only when emit failed; then nobody wants the result.
                    let _ = sender.send((item, result));
                });
                waiting.push_back(None);
                begun += 1;
            }
            let result = loop {
                if let Some(result) = waiting.front_mut().and_then(Option::take) {
                    break result;
                }
                let (item, result) = receiver.recv().expect("a sender is held here");
                waiting[item - emitted] = Some(result.unwrap_or_else(|panic| resume_unwind(panic)));
            };
            waiting.pop_front();
            emit(result)?;
        }
        Ok(())
    })
}

#[cfg(test)]
mod tests {
    use super::in_order;

    fn pool(threads: usize) -> rayon::ThreadPool {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap()
    }

    #[test]
    fn results_come_in_order_whatever_the_threads() {
        for threads in [1, 2, 7] {
            let mut seen = Vec::new();
            let work = |i: usize| {
                // Later items finish first.
                std::thread::sleep(std::time::Duration::from_micros(500 - 5 * i as u64));
                i
            };
            in_order(&pool(threads), 100, 5, work, |i| {
                seen.push(i);
                Ok::<(), ()>(())
            })
            .unwrap();
            assert_eq!(seen, (0..100).collect::<Vec<_>>());
        }
    }

    #[test]
    #[should_panic(expected = "the seventh")]
    fn a_panic_is_handed_on() {
        let work = |i| if i == 7 { panic!("the seventh") } else { i };
        let _ = in_order(&pool(2), 100, 4, work, |_| Ok::<(), ()>(()));
    }

    #[test]
    fn an_error_stops_the_work() {
        let begun = std::sync::atomic::AtomicUsize::new(0);
        let work = |i| {
            begun.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            i
        };
        let stopped = in_order(&pool(2), 1000, 4, work, |i| if i == 9 { Err("full") } else { Ok(()) });
        assert_eq!(stopped, Err("full"));
        assert!(begun.into_inner() <= 14);
    }
}

//! Work that does not hang together, on every core; what comes out is the same on any number of them.

use std::thread::{self, Builder, ScopedJoinHandle};

/// What `work` makes of each input, in their order.
pub(crate) fn map<I: Sync, T: Send>(inputs: &[I], work: impl Fn(&I) -> T + Sync) -> Vec<T> {
    // How many cores there are stands in several files: one input asks for none of them.
    let workers = if inputs.len() > 1 { thread::available_parallelism().map_or(1, |n| n.get()) } else { 1 };
    let share = inputs.len().div_ceil(workers).max(1);
    let all = |inputs: &[I]| inputs.iter().map(&work).collect::<Vec<T>>();
    thread::scope(|scope| {
        let mut shares = inputs.chunks(share);
        let own = shares.next().unwrap_or_default();
        // A thread that cannot be started is no reason to stop: its share is done here.
        let others: Vec<Result<ScopedJoinHandle<'_, Vec<T>>, &[I]>> =
            shares.map(|share| Builder::new().spawn_scoped(scope, || all(share)).map_err(|_| share)).collect();
        let mut done = all(own);
        for other in others {
            match other {
                Ok(thread) => match thread.join() {
                    Ok(results) => done.extend(results),
                    Err(panic) => std::panic::resume_unwind(panic),
                },
                Err(share) => done.extend(all(share)),
            }
        }
        done
    })
}

/// What two works make, at the same time.
pub(crate) fn both<A: Send, B>(one: impl Fn() -> A + Sync, other: impl FnOnce() -> B) -> (A, B) {
    thread::scope(|scope| match Builder::new().spawn_scoped(scope, &one) {
        Err(_) => (one(), other()),
        Ok(thread) => {
            let b = other();
            match thread.join() {
                Ok(a) => (a, b),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order() {
        for count in [0, 1, 2, 3, 100] {
            let inputs: Vec<usize> = (0..count).collect();
            assert_eq!(map(&inputs, |i| i * 2), inputs.iter().map(|i| i * 2).collect::<Vec<_>>());
        }
        assert_eq!(both(|| 1, || 2), (1, 2));
    }
}

// Times of several candidates, measured in turns so that whatever else the machine does falls on all of them.

/** The middle of some numbers. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)];
}

/** The numbers from 0 below `length`, in random order. */
function shuffled(length) {
  const order = [...Array(length).keys()];
  for (let last = length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return order;
}

/** Calls each of `candidates` once in each round, in an order of its own, and returns what `of` makes of each one's answers. */
export async function inTurns(candidates, { rounds, of = median }) {
  const answers = candidates.map(() => []);
  for (let round = 0; round < rounds; round += 1) {
    for (const index of shuffled(candidates.length)) {
      answers[index].push(await candidates[index]());
    }
  }
  return answers.map(of);
}

/** Milliseconds as they pass. */
export const wall = () => performance.now();

/** Milliseconds that this process computes, whatever else the machine does meanwhile. */
export function processor() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}

/** Milliseconds that `count` runs take, each. */
async function duration(run, count, clock) {
  const begin = clock();
  for (let done = 0; done < count; done += 1) {
    const answer = run();
    if (answer instanceof Promise) {
      await answer;
    }
  }
  return (clock() - begin) / count;
}

/** What takes as many milliseconds is run only once. */
export const ENDLESS = 3_000;

/**
 * The time of one run of each of `runs`, in milliseconds, after `warmUp` milliseconds of running it. In a turn it runs for
 * about `turn` milliseconds.
 */
export async function times(runs, { rounds, of, clock = wall, warmUp = 500, turn = 20 }) {
  const candidates = [];
  for (const run of runs) {
    const first = await duration(run, 1, wall);
    if (first > ENDLESS) {
      candidates.push(() => first);
      continue;
    }
    let last = first;
    for (const end = performance.now() + warmUp; performance.now() < end; ) {
      last = await duration(run, 1, wall);
    }
    const count = Math.max(1, Math.round(turn / last));
    candidates.push(() => duration(run, count, clock));
  }
  return inTurns(candidates, { rounds, of });
}

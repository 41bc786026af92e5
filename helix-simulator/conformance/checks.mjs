// A check has a name and fails with what was expected and what came; its failure stops no other.
import assert from 'node:assert/strict';

const LONGEST_MILLIS = 20_000;
let passed = 0;
const failures = [];
let before = async () => {};

/** What every check starts with from now on. */
export function beforeEach(work) {
  before = work;
}

export async function check(name, work) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no end after ${LONGEST_MILLIS} ms`)), LONGEST_MILLIS);
  });
  try {
    await Promise.race([before().then(work), late]);
    passed += 1;
    console.log(`ok      ${name}`);
  } catch (failure) {
    failures.push(name);
    console.log(`FAILED  ${name}: ${String(failure.message).split('\n').slice(0, 6).join(' | ')}`);
  } finally {
    clearTimeout(timer);
  }
}

export function summary() {
  console.log(`${passed} passed, ${failures.length} failed`);
  return failures.length === 0 && passed > 0;
}

/** Amounts agree to eight decimals. */
export function amount(actual, expected, what) {
  assert.equal(typeof actual, 'number', `${what} is no number but ${actual}`);
  assert.ok(Math.abs(actual - expected) < 5e-9, `${what} is ${actual}, not ${expected}`);
}

export function same(actual, expected, what) {
  assert.deepEqual(actual, expected, `${what} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
}

export function holds(condition, what) {
  assert.ok(condition, what);
}

/** The call is refused with exactly this kind of error, and a text that has this in it. */
export async function refused(kind, text, call) {
  let answer;
  try {
    answer = await call();
  } catch (error) {
    same(error.constructor.name, kind, `the error (${error.message})`);
    holds(error.message.includes(text), `the error says "${error.message}", not "${text}"`);
    return;
  }
  throw new Error(`not refused but answered ${JSON.stringify(answer).slice(0, 200)}`);
}

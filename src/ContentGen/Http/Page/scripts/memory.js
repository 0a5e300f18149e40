/** What this device remembers. Where nothing may be kept, the page works all the same and forgets. */

function storage(kind) {
  try {
    return window[kind];
  } catch {
    return null;
  }
}

function read(kind, name) {
  try {
    return JSON.parse(storage(kind)?.getItem(`contentgen.${name}`) ?? 'null');
  } catch {
    return null;
  }
}

function write(kind, name, value) {
  try {
    if (value === null) storage(kind)?.removeItem(`contentgen.${name}`);
    else storage(kind)?.setItem(`contentgen.${name}`, JSON.stringify(value));
  } catch {
    // Full, or not allowed: remembered until the page is left at most.
  }
}

/** Kept on the device: choices, the run under way, the place in a brief. */
export const device = { read: name => read('localStorage', name), write: (name, value) => write('localStorage', name, value) };

/** Kept until the window closes: keys, and what may stop a run. */
export const visit = { read: name => read('sessionStorage', name), write: (name, value) => write('sessionStorage', name, value) };

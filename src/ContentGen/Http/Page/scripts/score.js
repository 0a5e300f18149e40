/** Lays a script's spoken words over its text: pure data, no elements. */

// A spoken word begins within a few characters of the last one; further on it belongs to another sentence.
const farthest = 12;

function place(text, word, from) {
  const at = text.indexOf(word, from);
  return at >= 0 && at - from <= farthest ? at : -1;
}

/** Every sentence as pieces: text, and the number of the spoken word that it is, or null between words. */
export function layOut(sentences, words) {
  let next = 0;
  return sentences.map(sentence => {
    const pieces = [];
    let end = 0;
    while (next < words.length) {
      const found = place(sentence.text, words[next].word, end);
      if (found < 0) break;
      if (found > end) pieces.push({ text: sentence.text.slice(end, found), word: null });
      end = found + words[next].word.length;
      pieces.push({ text: sentence.text.slice(found, end), word: next++ });
    }
    if (end < sentence.text.length) pieces.push({ text: sentence.text.slice(end), word: null });
    return { ...sentence, pieces };
  });
}

/** A story's sentences stand together, with the sentence that leads to them. */
export function paragraphsOf(sentences) {
  const groups = [];
  let story = '';
  for (const sentence of sentences) {
    const key = sentence.storyIds.join();
    if (!groups.length || (story && key !== story)) {
      groups.push([]);
      story = '';
    }
    groups.at(-1).push(sentence);
    story = key || story;
  }
  return groups;
}

/** The last of the sorted things that has begun at a time; -1 before the first. */
export function lastBegun(things, time) {
  let [low, high] = [-1, things.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (things[middle].start <= time) low = middle; else high = middle - 1;
  }
  return low;
}

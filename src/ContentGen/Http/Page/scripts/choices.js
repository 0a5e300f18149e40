/** What may be asked for, as the service tells it. */
import { ask } from './api.js';

let known = null;

/** Asked once; asked again when it could not be told. */
export function choices() {
  known ??= ask('/api/choices').catch(error => { known = null; throw error; });
  return known;
}

export const voicesOf = (offered, language) => offered.languages.find(entry => entry.code === language)?.voices ?? [];

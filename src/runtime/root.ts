/** The folder that holds package.json, from `src/` and from `dist/` alike: both lie two levels above this file. */
export const packageRoot: URL = new URL('../../', import.meta.url);

// Loads the code editor's bundle when it is wanted.
export function load(url) {
  return import(url);
}

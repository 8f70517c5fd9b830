import type { Route } from '../channels/channel.js';

export type Found =
  | { readonly route: Route }
  | { readonly missing: true }
  /** The path is known, the method is not: what it takes, for the Allow header. */
  | { readonly allow: string };

/** Exact paths only. HEAD is GET without the body. Throws when two routes claim the same place. */
export function createRouter(routes: readonly Route[]): (method: string, path: string) => Found {
  const paths = new Map<string, Map<string, Route>>();
  for (const route of routes) {
    const here = paths.get(route.path) ?? new Map<string, Route>();
    if (here.has(route.method)) throw new Error(`two routes for ${route.method} ${route.path}`);
    paths.set(route.path, here.set(route.method, route));
  }
  return (method, path) => {
    const here = paths.get(path);
    if (here === undefined) return { missing: true };
    const route = here.get(method === 'HEAD' ? 'GET' : method);
    if (route !== undefined) return { route };
    return { allow: [...here.keys()].flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])).join(', ') };
  };
}

import type { Route } from '../channels/channel.js';
import { type FileLinkOptions, fileLinkRoutes } from './file-link.js';
import { type InviteOptions, invitePreviewRoute } from './invite.js';
import { type PageOptions, pageDataRoute } from './page-data.js';
import { staticRoutes } from './static.js';
import { trialDayRoute } from './trial-day.js';

export interface PagesOptions extends PageOptions, InviteOptions, Pick<FileLinkOptions, 'linked'> {
  /** The package root: pages are read from `src/web/pages`, also by the compiled program. */
  readonly root: URL;
}

/** The chat page (`/`), the invitation page (`/tham-gia#<code>`) and what they ask for beside the chat itself. */
export function createPages(options: PagesOptions): readonly Route[] {
  const day = options.trial === null ? [] : [trialDayRoute(options.trial, options.words)];
  return [
    ...staticRoutes(options.root),
    pageDataRoute(options),
    invitePreviewRoute(options),
    ...fileLinkRoutes(options),
    ...day,
  ];
}

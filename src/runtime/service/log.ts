import type { Log } from '../log.js';

/** A channel's log is given by event and fields; ours by fields and event. */
export function channelLog(log: Log) {
  return {
    info: (event: string, fields = {}) => log.info(fields, event),
    warn: (event: string, fields = {}) => log.warn(fields, event),
    error: (event: string, fields = {}) => log.error(fields, event),
  };
}

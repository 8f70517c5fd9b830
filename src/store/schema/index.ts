export * from './audit.js';
export * from './channel.js';
export * from './document.js';
export * from './people.js';
export * from './pipe.js';
export * from './plan.js';
export * from './reach.js';
export * from './report.js';

export * from './audit.js';
export * from './people.js';
export * from './pipe.js';
export * from './plan.js';
export * from './report.js';
export * from './review.js';

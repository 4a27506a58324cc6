export * from './events';
export * from './problems';
export * from './snapshots';
export * from './http';
export { services, type ServiceName } from './services';

export interface Service {
  status: 'ACTIVE' | 'DRAINING' | 'INACTIVE';
}

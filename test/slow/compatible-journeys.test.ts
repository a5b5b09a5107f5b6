import { startCompatibleEndpoint } from '../support/endpoints/compatible-endpoint.js';
import { defaults } from '../support/service.js';

// The journeys of the predecessor's clients, on an endpoint that ignores `sort`, has pages of ten and returns null for empty lists.
defaults.inFront = startCompatibleEndpoint;
for (const name of ['deploy', 'credentials', 'tenancy', 'space'])
  await import(`../journeys/predecessor-${name}.test.js`);

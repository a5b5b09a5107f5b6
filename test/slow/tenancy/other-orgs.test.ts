import t from 'tap';
import { ORG } from '../../support/service.js';
import { testOtherOrgsResources } from '../../support/tenancy/other-org-suite.js';

testOtherOrgsResources(t, 'the predecessor’s tag', { 'yale:org': 'theirs' });
testOtherOrgsResources(t, 'both tags, of two orgs', { 'spinup:org': ORG, 'yale:org': 'theirs' });

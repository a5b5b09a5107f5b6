import { type NotServed, of } from '../support.js';

export const NOT_SERVED: NotServed[] = [
  {
    actions: ['GetSessionToken', 'GetFederationToken'],
    cases: [
      ...of('test_server', 'test_sts_get_session_token', 'test_sts_get_federation_token'),
      ...of(
        'test_sts',
        'test_get_session_token',
        'test_get_federation_token',
        'test_federation_token_with_too_long_policy',
      ),
    ],
  },
  {
    actions: ['AssumeRoleWithSAML'],
    cases: [
      ...of(
        'test_sts',
        'test_assume_role_with_saml',
        'test_assume_role_with_saml_should_not_rely_on_attribute_order',
        'test_assume_role_with_saml_should_respect_xml_namespaces',
        'test_assume_role_with_saml_when_xml_tag_contains_xmlns_attributes',
        'test_assume_role_with_saml_when_saml_attribute_not_provided',
      ),
      ...of('test_sts_integration', 'TestStsAssumeRole::test_assume_role_with_saml_in_different_account'),
    ],
  },
  {
    actions: ['AssumeRoleWithWebIdentity'],
    cases: [...of('test_sts', 'test_assume_role_with_web_identity')],
  },
  {
    actions: ['CreateUser', 'CreateAccessKey'],
    cases: [...of('test_sts', 'test_get_caller_identity_with_iam_user_credentials')],
  },
  {
    actions: ['GetAccessKeyInfo'],
    cases: [...of('test_sts', 'test_get_access_key_info_default', 'test_get_access_key_info_with_iam_user')],
  },
  {
    actions: ['DynamoDB'],
    cases: [...of('test_sts_integration', 'TestStsAssumeRole::test_dynamodb_supports_multiple_accounts')],
  },
];

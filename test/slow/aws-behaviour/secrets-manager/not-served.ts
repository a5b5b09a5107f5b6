import { type NotServed, of } from '../support.js';

export const NOT_SERVED: NotServed[] = [
  {
    actions: ['functions of the other implementation itself'],
    cases: [
      ...of('test_list_secrets', 'test_word_splitter'),
      ...of(
        'test_secretsmanager',
        'test_create_secret_custom_id',
        'test_create_secret_with_tag_custom_id',
        'test_aws_managed_secret',
      ),
      ...of('test_server', 'test_data_api'),
    ],
  },
  {
    actions: ['GetResourcePolicy', 'PutResourcePolicy', 'DeleteResourcePolicy'],
    cases: [
      ...of(
        'test_policy',
        'test_get_initial_policy',
        'test_put_resource_policy',
        'test_delete_resource_policy',
        'test_policies_for_unknown_secrets',
      ),
      ...of('test_server', 'test_get_resource_policy_secret'),
    ],
  },
  {
    actions: ['RotateSecret', 'CancelRotateSecret'],
    cases: [
      ...of(
        'test_rotate_simple_lambda',
        'test_simple_lambda_is_invoked',
        'test_simple_lambda_is_invoked__do_not_rotate_immediately',
      ),
      ...of(
        'test_secretsmanager',
        'test_cancel_rotate_secret_with_invalid_secret_id',
        'test_cancel_rotate_secret_after_delete',
        'test_cancel_rotate_secret_before_enable',
        'test_cancel_rotate_secret',
        'test_rotate_secret',
        'test_rotate_secret_without_secretstring',
        'test_rotate_secret_enable_rotation',
        'test_rotate_secret_that_is_marked_deleted',
        'test_rotate_secret_that_does_not_exist',
        'test_rotate_secret_that_does_not_match',
        'test_rotate_secret_client_request_token_too_short',
        'test_rotate_secret_client_request_token_too_long',
        'test_rotate_secret_rotation_lambda_arn_too_long',
        'test_rotate_secret_rotation_period_validation',
        'test_rotate_secret_rotation_period_too_long',
        'test_rotate_secret_using_lambda',
        'test_rotate_secret_using_lambda_dont_rotate_immediately',
      ),
      ...of(
        'test_server',
        'test_rotate_secret',
        'test_rotate_secret_that_does_not_exist',
        'test_rotate_secret_that_does_not_match',
        'test_rotate_secret_that_is_still_rotating',
        'test_rotate_secret_client_request_token_too_short',
        'test_rotate_secret_client_request_token_too_long',
        'test_rotate_secret_rotation_lambda_arn_too_long',
        'test_rotate_secret_lambda_invocations',
        'test_rotate_secret_with_incorrect_lambda_arn',
      ),
    ],
  },
  {
    actions: ['ReplicateSecretToRegions', 'RemoveRegionsFromReplication'],
    cases: [
      ...of(
        'test_secrets_duplication',
        'test_replicate_secret',
        'test_list_replica_secret_with_filters',
        'test_replicate_secret__in_same_region',
        'test_replicate_secret__existing_secret',
        'test_replicate_secret__overwrite_existing_secret',
        'test_remove_regions_from_replication',
      ),
    ],
  },
  {
    actions: ['GetRandomPassword'],
    cases: [
      ...of(
        'test_secretsmanager',
        'test_get_random_password_default_length',
        'test_get_random_password_default_requirements',
        'test_get_random_password_custom_length',
        'test_get_random_exclude_lowercase',
        'test_get_random_exclude_uppercase',
        'test_get_random_exclude_characters_and_symbols',
        'test_get_random_exclude_numbers',
        'test_get_random_exclude_punctuation',
        'test_get_random_include_space_false',
        'test_get_random_include_space_true',
        'test_get_random_require_each_included_type',
        'test_get_random_too_short_password',
        'test_get_random_too_long_password',
      ),
    ],
  },
];

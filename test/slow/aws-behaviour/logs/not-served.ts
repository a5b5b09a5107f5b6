import { type NotServed, of } from '../support.js';

export const NOT_SERVED: NotServed[] = [
  {
    actions: ['CreateExportTask', 'DescribeExportTasks'],
    cases: [
      ...of(
        'test_export_tasks',
        'test_create_export_task_happy_path',
        'test_cancel_unknown_export_task',
        'test_create_export_task_raises_ClientError_when_bucket_not_found',
        'test_create_export_raises_ResourceNotFoundException_log_group_not_found',
        'test_create_export_executes_export_task',
        'test_describe_export_tasks_happy_path',
        'test_describe_export_tasks_out_of_order_timestamps',
        'test_describe_export_tasks_task_id',
        'test_describe_export_tasks_raises_ResourceNotFoundException_task_id_not_found',
      ),
    ],
  },
  {
    actions: ['PutSubscriptionFilter', 'DescribeSubscriptionFilters'],
    cases: [
      ...of(
        'test_integration',
        'test_put_subscription_filter_update',
        'test_put_subscription_filter_with_lambda',
        'test_subscription_filter_applies_to_new_streams',
        'test_put_subscription_filter_with_firehose',
        'test_put_subscription_filter_with_kinesis',
        'test_put_subscription_filter_with_loggroup',
        'test_delete_subscription_filter',
        'test_delete_subscription_filter_errors',
        'test_put_subscription_filter_errors',
      ),
      ...of('test_logs', 'test_describe_subscription_filters', 'test_describe_subscription_filters_errors'),
    ],
  },
  {
    actions: ['PutDestination'],
    cases: [
      ...of('test_logs', 'test_destinations_no_prefix', 'test_destinations', 'test_describe_delivery_destinations'),
      ...of('test_logs_tags', 'test_destination_tags'),
    ],
  },
  {
    actions: ['PutResourcePolicy', 'DescribeResourcePolicies'],
    cases: [
      ...of(
        'test_logs',
        'test_put_resource_policy',
        'test_put_resource_policy_too_many',
        'test_delete_resource_policy',
        'test_describe_resource_policies',
      ),
    ],
  },
  {
    actions: ['ListTagsLogGroup', 'TagLogGroup', 'UntagLogGroup'],
    cases: [...of('test_logs', 'test_list_tags_log_group', 'test_tag_log_group', 'test_untag_log_group')],
  },
  {
    actions: ['PutDeliverySource', 'PutDeliveryDestination', 'CreateDelivery'],
    cases: [
      ...of(
        'test_logs',
        'test_put_delivery_destination',
        'test_put_delivery_destination_update',
        'test_get_delivery_destination',
        'test_put_delivery_destination_policy',
        'test_get_delivery_destination_policy',
        'test_put_delivery_source',
        'test_describe_delivery_sources',
        'test_get_delivery_source',
        'test_create_delivery',
        'test_describe_deliveries',
        'test_get_delivery',
        'test_delete_delivery',
        'test_delete_delivery_destination',
        'test_delete_delivery_destination_policy',
        'test_delete_delivery_source',
      ),
    ],
  },
  {
    actions: ['StartLiveTail'],
    cases: [
      ...of(
        'test_logs',
        'test_start_live_tail_returns_session_events',
        'test_start_live_tail_filters_by_log_stream_name_prefixes',
        'test_start_live_tail_rejects_more_than_ten_log_groups',
        'test_start_live_tail_rejects_stream_names_and_prefixes_together',
        'test_start_live_tail_backend_rejects_empty_stream_names_with_prefixes',
        'test_start_live_tail_rejects_stream_filters_with_multiple_log_groups',
        'test_start_live_tail_backend_rejects_empty_stream_names_with_multiple_groups',
      ),
    ],
  },
  {
    actions: ['CloudFormation'],
    cases: [...of('test_logs_cloudformation', 'test_tagging')],
  },
  {
    actions: ['PutMetricFilter', 'DescribeMetricFilters'],
    cases: [
      ...of(
        'test_logs_metric_filters',
        'test_describe_metric_filters_happy_prefix',
        'test_describe_metric_filters_happy_log_group_name',
        'test_describe_metric_filters_happy_metric_name',
        'test_put_metric_filters_validation',
        'test_describe_metric_filters_validation',
        'test_describe_metric_filters_multiple_happy',
        'test_put_and_describe_metric_filter_with_non_alphanumerics_in_namespace',
        'test_delete_metric_filter',
        'test_delete_metric_filter_invalid_filter_name',
        'test_delete_metric_filter_invalid_log_group_name',
      ),
    ],
  },
  {
    actions: ['StartQuery', 'GetQueryResults', 'DescribeQueries'],
    cases: [
      ...of(
        'test_logs_query/test_boto3',
        'test_start_query__unknown_log_group',
        'test_get_query_results',
        'test_describe_completed_query',
        'test_describe_queries_on_log_group_without_any',
      ),
      ...of(
        'test_logs_query/test_query',
        'TestLogsQueries::test_default_query',
        'TestLogsQueries::test_simplified_query',
      ),
      ...of('test_logs_query/test_query_parser', 'test_query'),
    ],
  },
  {
    actions: ['functions of the other implementation itself'],
    cases: [...of('test_models', 'test_log_group_to_describe_dict')],
  },
];

import { of, type ServiceBehaviour } from '../support.js';
import { ACCOUNT_SETTINGS, CLUSTERS } from './clusters.js';
import { SERVICES } from './services.js';
import { TASK_DEFINITIONS } from './task-definitions.js';
import { TASKS } from './tasks.js';

export const ECS_BEHAVIOUR: ServiceBehaviour = {
  service: 'Amazon ECS',
  behaviours: [...CLUSTERS, ...ACCOUNT_SETTINGS, ...TASK_DEFINITIONS, ...SERVICES, ...TASKS],
  notServed: [
    {
      actions: [
        'RegisterContainerInstance',
        'DeregisterContainerInstance',
        'DescribeContainerInstances',
        'UpdateContainerInstancesState',
        'PutAttributes',
        'DeleteAttributes',
      ],
      cases: of(
        'test_ecs',
        'test_register_container_instance',
        'test_register_container_instance_new_arn_format',
        'test_deregister_container_instance',
        'test_describe_container_instances',
        'test_describe_container_instances_exceptions',
        'test_update_container_instances_state',
        'test_update_container_instances_state_by_arn',
        'test_default_container_instance_attributes',
        'test_describe_container_instances_with_attributes',
      ),
    },
    {
      actions: ['StartTask'],
      cases: of('test_ecs', 'test_start_task', 'test_start_task_with_tags', 'test_start_task_exceptions'),
    },
    { actions: ['DiscoverPollEndpoint'], cases: of('test_ecs', 'test_poll_endpoint') },
    {
      actions: ['CreateCapacityProvider', 'DeleteCapacityProvider', 'UpdateCapacityProvider'],
      cases: of(
        'test_ecs_capacity_provider',
        'test_create_capacity_provider',
        'test_create_capacity_provider_with_tags',
        'test_delete_capacity_provider',
        'test_update_capacity_provider',
      ),
    },
    {
      actions: ['PutAccountSetting', 'DeleteAccountSetting'],
      cases: of(
        'test_ecs_account_settings',
        'test_put_account_setting',
        'test_delete_account_setting',
        'test_put_account_setting_changes_service_arn',
        'test_put_account_setting_changes_containerinstance_arn',
        'test_run_task_default_cluster_new_arn_format',
      ),
    },
    {
      actions: ['CreateTaskSet', 'DescribeTaskSets', 'UpdateTaskSet', 'DeleteTaskSet', 'UpdateServicePrimaryTaskSet'],
      cases: of(
        'test_ecs_tasksets',
        'test_create_task_set',
        'test_create_task_set_errors',
        'test_describe_task_sets',
        'test_delete_task_set',
        'test_delete_task_set__using_partial_arn',
        'test_update_service_primary_task_set',
        'test_update_task_set',
        'test_create_task_sets_with_tags',
        'test_create_task_set_and_list_tasks',
      ),
    },
    {
      actions: ['environment variables of the other implementation'],
      cases: of(
        'test_ecs',
        'test_create_running_service_bad_env_var',
        'test_create_running_service_negative_env_var',
        'test_create_service_failed_tasks_invalid_env_var',
      ),
    },
    {
      actions: ['AWS CloudFormation'],
      cases: of(
        'test_ecs_cloudformation',
        'test_update_task_definition_family_through_cloudformation_should_trigger_a_replacement',
        'test_create_service_through_cloudformation',
        'test_create_service_through_cloudformation_without_desiredcount',
        'test_update_service_through_cloudformation_should_trigger_replacement',
        'test_update_service_through_cloudformation_without_desiredcount',
        'test_create_cluster_through_cloudformation',
        'test_create_cluster_through_cloudformation_no_name',
        'test_update_cluster_name_through_cloudformation_should_trigger_a_replacement',
        'test_create_task_definition_through_cloudformation',
        'test_cloudformation_container_definition_validation',
      ),
    },
  ],
};

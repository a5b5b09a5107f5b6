import { of, type ServiceBehaviour } from '../support.js';
import { RESOURCES } from './resources.js';

export const TAGGING: ServiceBehaviour = {
  service: 'Resource Groups Tagging API',
  behaviours: RESOURCES,
  notServed: [
    { actions: ['AWS Backup'], cases: of('test_resourcegroupstaggingapi', 'test_get_resources_backup') },
    { actions: ['AWS Certificate Manager'], cases: of('test_resourcegroupstaggingapi', 'test_get_resources_acm') },
    {
      actions: ['AWS CloudFormation'],
      cases: of('test_resourcegroupstaggingapi', 'test_get_resources_cloudformation'),
    },
    {
      actions: ['AWS DMS'],
      cases: of(
        'test_resourcegroupstaggingapi',
        'test_get_resources_dms_endpoint',
        'test_get_resources_dms_replication_instance',
      ),
    },
    {
      actions: ['AWS Elastic Beanstalk'],
      cases: of('test_resourcegroupstaggingapi', 'test_get_resources_elasticbeanstalk_environment'),
    },
    { actions: ['AWS Glue'], cases: of('test_resourcegroupstagging_glue', 'test_glue_jobs') },
    { actions: ['AWS KMS'], cases: of('test_resourcegroupstaggingapi_kms', 'test_get_resources_kms') },
    {
      actions: ['AWS Lambda'],
      cases: of(
        'test_resourcegroupstaggingapi',
        'test_get_resources_lambda',
        'test_tag_resources_lambda',
        'test_untag_resources_lambda',
      ),
    },
    { actions: ['AWS Step Functions'], cases: of('test_resourcegroupstaggingapi', 'test_get_resources_stepfunction') },
    { actions: ['Amazon CloudWatch'], cases: of('test_resourcegroupstaggingapi', 'test_get_tag_values_cloudwatch') },
    {
      actions: ['Amazon Data Firehose'],
      cases: of('test_resourcegroupstagging_firehose', 'test_firehose', 'test_firehose_no_tags_or_filters'),
    },
    {
      actions: ['Amazon DynamoDB'],
      cases: of(
        'test_resourcegroupstagging_dynamodb',
        'TestDynamoDBTagging::test_get_resources_dynamodb',
        'TestDynamoDBTagging::test_tag_resources_dynamodb',
      ),
    },
    {
      actions: ['Amazon EC2'],
      cases: of('test_resourcegroupstaggingapi', 'test_get_resources_ec2', 'test_get_resources_ec2_vpc'),
    },
    {
      actions: ['Amazon EFS'],
      cases: of(
        'test_resourcegroupstaggingapi',
        'test_get_resources_efs',
        'test_tag_resources_efs',
        'test_untag_resources_efs',
      ),
    },
    {
      actions: ['Amazon ElastiCache'],
      cases: of(
        'test_resourcegroupstaggingapi',
        'test_get_resources_elasticache',
        'test_tag_resources_elasticache',
        'test_untag_resources_elasticache',
      ),
    },
    { actions: ['Amazon EventBridge'], cases: of('test_resourcegroupstaggingapi', 'test_get_tag_values_event_bus') },
    { actions: ['Amazon Lex'], cases: of('test_resourcegroupstaggingapi', 'test_get_tag_values_lexv2_models') },
    {
      actions: ['Amazon QuickSight'],
      cases: of(
        'test_resourcegroupstaggingapi',
        'test_tag_resources_quicksight',
        'test_get_resources_quicksight',
        'test_untag_resources_quicksight',
      ),
    },
    {
      actions: ['Amazon RDS'],
      cases: of(
        'test_resourcegroupstagging_rds',
        'TestRdsTagging::test_get_resources_rds',
        'TestRdsTagging::test_tag_resources_rds',
        'TestRdsTagging::test_untag_resources_rds',
      ),
    },
    {
      actions: ['Amazon SES'],
      cases: of(
        'test_resourcegroupstaggingapi',
        'test_get_resources_sesv2',
        'test_tag_sesv2_resources',
        'test_untag_sesv2_resources',
      ),
    },
    { actions: ['Amazon SNS'], cases: of('test_resourcegroupstaggingapi', 'test_get_resources_sns') },
    { actions: ['Amazon SQS'], cases: of('test_resourcegroupstaggingapi', 'test_get_resources_sqs') },
    {
      actions: ['Amazon SageMaker'],
      cases: of(
        'test_resourcegroupstaggingapi',
        'test_get_resources_sagemaker_cluster',
        'test_get_resources_sagemaker_automljob',
        'test_tag_resources_sagemaker',
      ),
    },
    {
      actions: ['Amazon WorkSpaces'],
      cases: of(
        'test_resourcegroupstaggingapi_workspaces',
        'test_get_resources_workspaces',
        'test_tag_resources_workspaces',
        'test_get_resources_workspace_directories',
        'test_get_resources_workspace_images',
      ),
    },
    {
      actions: ['Amazon WorkSpaces Web'],
      cases: of(
        'test_resourcegroupstaggingapi_workspacesweb',
        'test_get_resources_workspacesweb',
        'test_get_resources_workspacesweb_in_unknown_region',
      ),
    },
    { actions: ['Classic Load Balancers'], cases: of('test_resourcegroupstaggingapi', 'test_get_resources_elb') },
    { actions: ['GetTagKeys'], cases: of('test_resourcegroupstaggingapi', 'test_get_tag_keys_ec2') },
    { actions: ['GetTagValues'], cases: of('test_resourcegroupstaggingapi', 'test_get_tag_values_ec2') },
  ],
};

import { of, type ServiceBehaviour } from '../support.js';
import { LISTENERS } from './listeners.js';
import { LOAD_BALANCERS } from './load-balancers.js';
import { RULES } from './rules.js';
import { TARGET_GROUPS } from './target-groups.js';

export const ELASTIC_LOAD_BALANCING: ServiceBehaviour = {
  service: 'Elastic Load Balancing v2',
  behaviours: [...LOAD_BALANCERS, ...LISTENERS, ...RULES, ...TARGET_GROUPS],
  notServed: [
    {
      actions: ['ModifyListener', 'ModifyRule', 'ModifyTargetGroup'],
      cases: [
        ...of(
          'test_elbv2',
          'test_modify_rule_conditions',
          'test_modify_listener_http_to_https',
          'test_modify_listener_of_https_target_group',
        ),
        ...of('test_elbv2_integration', 'test_modify_listener_using_iam_certificate'),
        ...of('test_elbv2_listener_rules', 'test_modify_rule_condition'),
        ...of(
          'test_elbv2_target_groups',
          'test_modify_target_group',
          'test_delete_target_group_after_modifying_listener',
        ),
      ],
    },
    {
      actions: ['DescribeLoadBalancerAttributes', 'ModifyLoadBalancerAttributes'],
      cases: of(
        'test_elbv2',
        'test_modify_load_balancer_attributes_idle_timeout',
        'test_modify_load_balancer_attributes_routing_http2_enabled',
        'test_modify_load_balancer_attributes_crosszone_enabled',
        'test_modify_load_balancer_attributes_client_keep_alive',
        'test_modify_load_balancer_attributes_routing_http_drop_invalid_header_fields_enabled',
        'test_modify_load_balancer_attributes_secondary_ips_auto_assigned_per_subnet',
        'test_describe_load_balancer_attributes_default',
        'test_modify_load_balancer_attributes_connection_logs_s3',
      ),
    },
    {
      actions: [
        'DescribeTargetGroupAttributes',
        'ModifyTargetGroupAttributes',
        'DescribeListenerAttributes',
        'ModifyListenerAttributes',
      ],
      cases: [
        ...of('test_elbv2_target_groups', 'test_target_group_attributes', 'test_target_group_attributes_stickiness'),
        ...of('test_elbv2_listener_attributes', 'test_modify_listener_attributes'),
      ],
    },
    {
      actions: ['AddListenerCertificates', 'RemoveListenerCertificates', 'DescribeListenerCertificates'],
      cases: of(
        'test_elbv2',
        'test_add_unknown_listener_certificate',
        'test_describe_unknown_listener_certificate',
        'test_add_listener_certificate',
        'test_describe_listener_certificates_with_default_field',
      ),
    },
    {
      actions: ['SetIpAddressType', 'SetSecurityGroups', 'SetSubnets'],
      cases: [
        ...of('test_elbv2', 'test_set_ip_address_type', 'test_set_security_groups'),
        ...of('test_elbv2_set_subnets', 'test_set_subnets_errors', 'test_set_subnets__mapping'),
      ],
    },
    {
      actions: ['DescribeAccountLimits', 'DescribeSSLPolicies', 'DescribeCapacityReservation'],
      cases: of(
        'test_elbv2',
        'test_describe_account_limits',
        'test_describe_ssl_policies',
        'test_describe_capacity_reservation',
      ),
    },
    {
      actions: ['Amazon EC2 instances and their states'],
      cases: of('test_elbv2', 'test_stopped_instance_target', 'test_terminated_instance_target'),
    },
    {
      actions: ['several Regions in one embedded AWS'],
      cases: of('test_elbv2', 'test_create_elb_in_multiple_region'),
    },
    {
      actions: ['AWS CloudFormation'],
      cases: of(
        'test_elbv2_cloudformation',
        'test_redirect_action_listener_rule_cloudformation',
        'test_cognito_action_listener_rule_cloudformation',
        'test_create_target_groups_through_cloudformation',
        'test_fixed_response_action_listener_rule_cloudformation',
        'test_https_listener_rule_with_certificate_cloudformation',
      ),
    },
  ],
};

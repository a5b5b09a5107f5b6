export interface TaskDefinition {
  arn: string;
}

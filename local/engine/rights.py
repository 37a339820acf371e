"""Has the engine ask for rights as AWS does, where it does otherwise by itself. What stays otherwise is in `rights.ts`."""

import json
from datetime import datetime, timezone

import ministack.core.iam_actions as iam
import ministack.core.iam_evaluator as evaluator
from ministack.services import dynamodb
from ministack.services.cloudformation.provisioners import _RESOURCE_HANDLERS as RESOURCES

TLS = (b"x-forwarded-proto", b"https")
# whoever asks asks for themselves: no service of AWS comes here under its own name
NO_SERVICE = {"aws:viaawsservice": "false", "aws:principalisawsservice": "false"}
KEY_ID = "x-amz-server-side-encryption-aws-kms-key-id"
action_of = iam.extract_iam_action
resource_of = iam.extract_resource_arn
context_of_table = iam.dynamodb_service_context
context_of_bucket = iam.s3_service_context
value_of = evaluator._resolve_condition_key
enforce = evaluator.enforce
secret = RESOURCES["AWS::SecretsManager::Secret"]
create_secret = secret["create"]


def action_in_aws(service, *request):
    """A batch needs the right to its parts: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html"""
    action = action_of(service, *request)
    return action.removesuffix("Batch") if action and service == "sqs" else action


def resource_in_aws(service, method, path, headers, body, *where):
    """Who writes to a log stream names it: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html"""
    resource = resource_of(service, method, path, headers, body, *where)
    stream = said_in(body).get("logStreamName") if service == "logs" else None
    return f"{resource}:log-stream:{stream}" if stream else resource


def table_context_in_aws(body):
    """The partition of an item: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html"""
    request = said_in(body)
    table = dynamodb._tables.get(request.get("TableName")) or {}
    item = request.get("Item") or request.get("Key") or {}
    partitions = [key["AttributeName"] for key in table.get("KeySchema", []) if key["KeyType"] == "HASH"]
    leading = [value for name in partitions for value in item.get(name, {}).values()]
    return {**context_of_table(body), **({"dynamodb:LeadingKeys": leading} if leading else {})}


def bucket_context_in_aws(action, query, path="", headers=None):
    """Key, age and way of a signature: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html#amazons3-policy-keys"""
    asked = {name.lower(): value if isinstance(value, str) else value[0] for name, value in (query or {}).items() if value}
    said = {**(headers or {}), **asked}
    way = "REST-QUERY-STRING" if "x-amz-signature" in asked else "REST-HEADER" if "authorization" in said else "POST"
    keys = {"s3:authType": way, "s3:signatureAge": age_of(said.get("x-amz-date")), f"s3:{KEY_ID}": said.get(KEY_ID)}
    return {**context_of_bucket(action, query, path, headers), **{name: value for name, value in keys.items() if value}}


def age_of(date):
    try:
        signed = datetime.strptime(date or "", "%Y%m%dT%H%M%SZ").replace(tzinfo=timezone.utc)
    except ValueError:
        return None  # S3 refuses such a date itself
    return str(int((datetime.now(timezone.utc) - signed).total_seconds() * 1000))


def condition_value_in_aws(key, context):
    """Of a session, its role; of everybody, that they are no service: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principalarn"""
    value = value_of(key, context)
    if value is None:
        return NO_SERVICE.get(key.lower())
    if key.lower() != "aws:principalarn" or context.principal_type != "AssumedRole":
        return value
    return f"arn:aws:iam::{context.principal_account}:role/{evaluator._role_name_from_assumed_arn(value)}"


def enforce_as_aws(key, action, service, region, resource_arn="*", service_context=None):
    """A form has in its fields what an address has in its query: https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html"""
    fields = service_context or {}
    form = {"s3:authType": "POST", "s3:signatureAge": age_of(fields.get("s3:x-amz-date"))}
    context = {**fields, **form} if "s3:x-amz-credential" in fields else service_context
    return enforce(key, action, service, region, resource_arn, context)


def secret_by_arn(*request):
    """`Ref` is the ARN: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-secretsmanager-secret.html"""
    _, attributes = create_secret(*request)
    return attributes["Arn"], attributes


def as_through_tls(scope):
    """On this machine a request is as private as through TLS, which policies ask for; it may say that it came otherwise."""
    headers = scope.get("headers")
    return scope if headers is None or any(name == TLS[0] for name, _ in headers) else {**scope, "headers": [*headers, TLS]}


def said_in(body):
    try:
        said = json.loads(body or b"{}")
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def asking_as_aws(answer):
    iam.extract_iam_action = action_in_aws
    iam.extract_resource_arn = resource_in_aws
    iam.dynamodb_service_context = table_context_in_aws
    iam.s3_service_context = bucket_context_in_aws
    evaluator._resolve_condition_key = condition_value_in_aws
    evaluator.enforce = enforce_as_aws
    secret["create"] = secret_by_arn
    return lambda scope, receive, send: answer(as_through_tls(scope), receive, send)

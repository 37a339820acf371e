"""Has the engine copy by every rule that fits a key, as S3 does; by itself it follows the first one alone."""

from ministack.services import s3

rules_of = s3._bucket_replication


def by_every_rule(act):
    """Each rule has a bucket of its own: https://docs.aws.amazon.com/AmazonS3/latest/userguide/replication-add-config.html"""

    def acting(bucket, *what):
        whole = rules_of.get(bucket)
        if not whole:
            return
        try:
            # the first rule last: the engine gives later tags, and the object's status, to the copy that was made last
            for rule in reversed(whole.get("Rules", [])):
                rules_of[bucket] = {**whole, "Rules": [rule]}
                act(bucket, *what)
        finally:
            rules_of[bucket] = whole

    return acting


def copying_as_s3():
    s3._maybe_replicate = by_every_rule(s3._maybe_replicate)
    s3._maybe_replicate_delete_marker = by_every_rule(s3._maybe_replicate_delete_marker)

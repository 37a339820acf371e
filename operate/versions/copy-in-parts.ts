import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  type CreateMultipartUploadCommandInput,
  GetObjectTaggingCommand,
  type S3Client,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';

type Copying = {
  readonly Bucket: string;
  readonly Key: string;
  /** All that is said of it besides its bytes. */
  readonly headers: Omit<CreateMultipartUploadCommandInput, 'Bucket' | 'Key'>;
  /** Bucket, key and version as a header names them. */
  readonly source: string;
  readonly versionId: string;
  readonly sizeBytes: number;
  readonly partBytes: number;
};

/** Copies a version that is too large for one request, in parts and one after the other. A copy that breaks off leaves nothing. */
export async function copyInParts(s3: S3Client, copying: Copying): Promise<void> {
  const { Bucket, Key, headers, versionId } = copying;
  const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand({ Bucket, Key, VersionId: versionId }));
  // a copy in one request takes the tags along; this one does not
  const Tagging = new URLSearchParams(TagSet.map(({ Key: tag = '', Value = '' }) => [tag, Value])).toString();
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand({ Bucket, Key, ...headers, Tagging }));
  const upload = { Bucket, Key, UploadId };
  try {
    const Parts = await copiedParts(s3, copying, upload);
    await s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
  } catch (error) {
    await s3.send(new AbortMultipartUploadCommand(upload));
    throw error;
  }
}

type Upload = { readonly Bucket: string; readonly Key: string; readonly UploadId: string | undefined };

async function copiedParts(s3: S3Client, { source, sizeBytes, partBytes }: Copying, upload: Upload) {
  const parts: CompletedPart[] = [];
  for (let from = 0; from < sizeBytes; from += partBytes) {
    const PartNumber = parts.length + 1;
    const CopySourceRange = `bytes=${from}-${Math.min(from + partBytes, sizeBytes) - 1}`;
    const part = { ...upload, PartNumber, CopySource: source, CopySourceRange };
    const { CopyPartResult } = await s3.send(new UploadPartCopyCommand(part));
    // S3 wants to hear of each part the checksum that it has made itself
    const { LastModified, ...made } = CopyPartResult ?? {};
    parts.push({ PartNumber, ...made });
  }
  return parts;
}

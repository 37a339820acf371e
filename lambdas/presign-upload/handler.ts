import { RequestEntityTooLargeError } from '@aws-lambda-powertools/event-handler/http';
import { Logger } from '@aws-lambda-powertools/logger';
import { ulid } from 'ulid';
import { API_ROOT } from '../shared/contract';
import { callerOf, handlerOf, newApi } from '../shared/http-api';
import { readEnvironment } from '../shared/read-environment';
import { PresignEnvironment } from './contract';
import { presignUpload, UploadRequest, UploadTooLarge } from './presign-upload';
import { s3UploadSeal, signingClient } from './s3-upload-seal';

const { ORIGINALS_BUCKET, MAX_UPLOAD_BYTES, URL_TTL_SECONDS } = readEnvironment(PresignEnvironment, process.env);
const deps = {
  seal: s3UploadSeal(signingClient(), ORIGINALS_BUCKET, URL_TTL_SECONDS, () => new Date()),
  maxUploadBytes: MAX_UPLOAD_BYTES,
  newUlid: ulid,
};

const api = newApi(new Logger(), [UploadTooLarge]);
api.errorHandler(UploadTooLarge, async ({ message }) => new RequestEntityTooLargeError(message).toWebResponse());
api.post(`${API_ROOT}/uploads`, async ({ event, valid }) => presignUpload(callerOf(event), valid.req.body, deps), {
  validation: { req: { body: UploadRequest } },
});

export const handler = handlerOf(api);

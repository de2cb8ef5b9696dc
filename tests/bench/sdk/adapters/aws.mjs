// DynamoDB, over its handler for fetch, which takes the global one.

import { DynamoDBClient, GetItemCommand, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { FetchHttpHandler } from "@smithy/fetch-http-handler";

export const answer = { Item: { id: { S: "1" } } };

export default function aws({ origin, secret, fetch, timeout }) {
  if (fetch) globalThis.fetch = fetch;
  const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: secret };
  const client = new DynamoDBClient({ region: "eu-central-1", endpoint: origin, credentials, requestHandler: new FetchHttpHandler({ requestTimeout: timeout }) });
  const key = { TableName: "users", Key: { id: { S: "1" } } };
  return {
    client,
    get: (abortSignal) => client.send(new GetItemCommand(key), { abortSignal }),
    post: (_, abortSignal) => client.send(new PutItemCommand({ TableName: "users", Item: key.Key }), { abortSignal }),
  };
}

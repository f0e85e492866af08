import http from 'node:http';
import net, { type AddressInfo, type Socket } from 'node:net';

export type SampleProxy = {
  port: number;
  /** Every host:port that was asked for, in order. */
  asked: string[];
  close: () => Promise<void>;
};

/**
 * An HTTP proxy that leads every name to one loopback port, so that a browser never leaves the machine: CONNECT becomes
 * a plain tunnel, any other request is passed on with its own Host header.
 */
export async function startProxy(targetPort: number): Promise<SampleProxy> {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
  };
  const server = http.createServer((incoming, outgoing) => {
    asked.push(incoming.headers.host ?? '');
    forward(incoming, outgoing, targetPort);
  });
  server.on('connection', keep);
  server.on('connect', (incoming, client, head) => {
    asked.push(incoming.url ?? '');
    const target = net.connect(targetPort, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      target.write(head);
      target.pipe(client);
      client.pipe(target);
    });
    keep(target);
    target.once('close', () => client.destroy());
    client.once('close', () => target.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
    },
  };
}

function forward(incoming: http.IncomingMessage, outgoing: http.ServerResponse, targetPort: number): void {
  const path = (incoming.url ?? '/').replace(/^http:\/\/[^/]{1,300}/, '') || '/';
  const { method, headers } = incoming;
  const request = http.request(
    { host: '127.0.0.1', port: targetPort, path, headers, ...(method !== undefined && { method }) },
    (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
      reply.pipe(outgoing);
    },
  );
  request.on('error', () => outgoing.destroy());
  incoming.pipe(request);
}

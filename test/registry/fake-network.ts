import { isIP, connect as netConnect, Socket, type TcpNetConnectOpts } from 'node:net';
import type { Network } from '../../src/registry/connection.js';

export interface FakeNetwork extends Network {
  /** Where a connection would have gone had this been the real network, but for loopback. */
  reached: string[];
}

export interface FakeNetworkOptions {
  /** What names resolve to; the others do not exist. */
  names?: Record<string, string[]>;
  /** Ports of loopback where servers listen that stand in for those at these addresses: sockets say they are there. */
  standIns?: Record<string, number>;
  ca?: string;
}

/** A network that ends at loopback: it resolves what it is told to, and connects to nothing outside. */
export function fakeNetwork({ names = {}, standIns = {}, ca }: FakeNetworkOptions = {}): FakeNetwork {
  const reached: string[] = [];

  function connectTo(socket: Socket, address: string, port: number): void {
    const standIn = standIns[address];
    if (standIn) {
      Object.defineProperty(socket, 'remoteAddress', { value: address });
      socket.connect({ host: '127.0.0.1', port: standIn });
    } else if (address === '127.0.0.1') {
      socket.connect({ host: address, port });
    } else {
      reached.push(`${address}:${port}`);
      socket.destroy(Object.assign(new Error('refused'), { code: 'ECONNREFUSED' }));
    }
  }

  return {
    reached,
    ...(ca && { ca }),
    lookup(hostname, options, callback) {
      const addresses = (names[hostname] ?? []).map(address => ({ address, family: isIP(address) }));
      const [first] = addresses;
      if (!first) callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
      else if (options.all) callback(null, addresses);
      else callback(null, first.address, first.family);
    },
    /** As Node's own: an address is taken as it is, a name is looked up by the function that was handed in. */
    connect({ host = '', port, lookup }: TcpNetConnectOpts) {
      const socket = new Socket();
      if (isIP(host)) setImmediate(connectTo, socket, host, port);
      else {
        lookup?.(host, { all: true }, (error, addresses) => {
          const [first] = Array.isArray(addresses) ? addresses : [];
          if (error) socket.destroy(error);
          else connectTo(socket, first?.address ?? '', port);
        });
      }
      return socket;
    },
  };
}

/** A network whose sockets all end at one port of loopback, whatever address was asked for. */
export function misleadingNetwork(address: string, port: number): Network {
  return {
    ...fakeNetwork({ names: { 'registry.example': [address] } }),
    connect: () => netConnect({ host: '127.0.0.1', port }),
  };
}

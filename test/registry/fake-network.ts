import { isIP, type LookupFunction, connect as netConnect, Socket, type TcpNetConnectOpts } from 'node:net';
import type { Network } from '../../src/registry/connection.js';

export interface FakeNetwork extends Network {
  /** The addresses outside loopback that a real network would have connected to. */
  reached: string[];
}

export interface FakeNetworkOptions {
  /** The addresses of names; other names do not exist. */
  names?: Record<string, string[]>;
  /** Ports of loopback whose servers replace those at addresses: sockets report the address as their remote one. */
  standIns?: Record<string, number>;
  ca?: string;
}

/** A network that resolves the given names only, and connects to loopback only. */
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

  const lookup: LookupFunction = (hostname, options, callback) => {
    const addresses = (names[hostname] ?? []).map(address => ({ address, family: isIP(address) }));
    const [first] = addresses;
    if (!first) callback(Object.assign(new Error('not found'), { code: 'ENOTFOUND' }), []);
    else if (options.all) callback(null, addresses);
    else callback(null, first.address, first.family);
  };

  return {
    reached,
    ...(ca && { ca }),
    lookup,
    lookupPublic: lookup,
    /** As Node's own: connects to an address directly, and looks up a name with the given function. */
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

/** A network whose sockets all connect to one port of loopback, whatever the address. */
export function misleadingNetwork(address: string, port: number): Network {
  return {
    ...fakeNetwork({ names: { 'registry.example': [address] } }),
    connect: () => netConnect({ host: '127.0.0.1', port }),
  };
}

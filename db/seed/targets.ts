import type { SeedTarget } from './shape'

export const targets: SeedTarget[] = [
  {
    slug: 'us-government',
    name: { en: 'Government of the United States', es: 'Gobierno de Estados Unidos' },
    jurisdiction: { en: 'United States', es: 'Estados Unidos' },
  },
  {
    slug: 'us-authorities',
    name: { en: 'Authorities of the United States', es: 'Autoridades de Estados Unidos' },
    jurisdiction: { en: 'United States', es: 'Estados Unidos' },
  },
  {
    slug: 'el-salvador-government',
    name: { en: 'Government of El Salvador', es: 'Gobierno de El Salvador' },
    jurisdiction: { en: 'El Salvador', es: 'El Salvador' },
  },
  {
    slug: 'el-salvador-authorities',
    name: { en: 'Authorities of El Salvador', es: 'Autoridades de El Salvador' },
    jurisdiction: { en: 'El Salvador', es: 'El Salvador' },
  },
  {
    slug: 'americas-governments',
    name: { en: 'Governments of the Americas', es: 'Gobiernos de las Américas' },
    jurisdiction: { en: 'The Americas', es: 'Las Américas' },
  },
  {
    slug: 'panama-government',
    name: { en: 'Government of Panama', es: 'Gobierno de Panamá' },
    jurisdiction: { en: 'Panama', es: 'Panamá' },
  },
  {
    slug: 'costa-rica-government',
    name: { en: 'Government of Costa Rica', es: 'Gobierno de Costa Rica' },
    jurisdiction: { en: 'Costa Rica', es: 'Costa Rica' },
  },
  {
    slug: 'un-high-commissioner',
    name: {
      en: 'United Nations High Commissioner for Human Rights',
      es: 'Alto Comisionado de las Naciones Unidas para los Derechos Humanos',
    },
    jurisdiction: { en: 'United Nations', es: 'Naciones Unidas' },
  },
  {
    slug: 'un-coordinator-venezuela',
    name: {
      en: 'United Nations Resident Coordinator in Venezuela',
      es: 'Coordinación Residente de las Naciones Unidas en Venezuela',
    },
    jurisdiction: { en: 'United Nations, Venezuela', es: 'Naciones Unidas, Venezuela' },
  },
]
